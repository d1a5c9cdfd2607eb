"""From real text to facts and files, with the shipped model."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuild import pipeline
from graphbuild.errors import GraphbuildError, GraphError, InputError, LanguageError, ModelError, QueryError
from graphbuild.model import Document, Fact, Modality, Polarity, Value
from graphbuild.pipeline import KnowledgeGraph, assemble, build, build_graph, extract
from graphbuild.rules import describe

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "docs" / "samples" / "spionage.txt"
OUTPUTS = ["graph.html", "graph.ttl", "graph.trig", "facts.jsonl"]
SHORT = "Norges regering köpte inte båten av Finland. Sverige kritiserade Norge."

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def _one_model(parser, monkeypatch: pytest.MonkeyPatch):
    """Every build of these tests uses the model that the session has loaded."""
    load = pipeline.load_parser
    monkeypatch.setattr(
        pipeline, "load_parser", lambda model, **options: parser if model == "embedded" else load(model, **options)
    )


@pytest.fixture(scope="module")
def sample(parser) -> KnowledgeGraph:
    """The graph of the text that ships with the project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_parser", lambda model, **options: parser)
        return build_graph([SAMPLE])


def find(facts: tuple[Fact, ...], subject: str, relation: str, target: str) -> list[Fact]:
    """Facts with these labels; a relation also by its other wordings."""
    return [
        fact
        for fact in facts
        if fact.subject.label == subject
        and relation in {fact.relation.label, *fact.relation.aliases}
        and (fact.object.text if isinstance(fact.object, Value) else fact.object.label) == target
    ]


def test_the_sample_says_who_spies_and_who_warns(sample: KnowledgeGraph):
    (spying,) = find(sample.facts, "Kina", "spionerar-mot", "Ryssland")
    assert spying.polarity is Polarity.POSITIVE
    assert spying.modality is Modality.ASSERTED
    assert spying.attribution is not None
    assert "bedriver-spionage-mot" in spying.relation.aliases
    assert find(sample.facts, "FSB", "varnar-för", "Kina")


def test_the_sample_covers_other_constructions(sample: KnowledgeGraph):
    assert find(sample.facts, "Björn Jerdén", "är-chef-för", "Nationellt kunskapscentrum")
    assert find(sample.facts, "Xi Jinping", "går-över", "Röda torget")
    assert find(sample.facts, "Vladimir Putin", "går-över", "Röda torget")
    (trust,) = find(sample.facts, "Kina", "litar-på", "Ryssland")
    assert trust.polarity is Polarity.NEGATIVE
    (claim,) = find(sample.facts, "Peking", "kräver", "ryskt territorium")
    assert claim.modality is Modality.POSSIBLE


def test_evidence_is_where_it_says(sample: KnowledgeGraph):
    texts = {document.id: document.text for document in sample.documents}
    for fact in sample.facts:
        assert fact.evidence
        for evidence in fact.evidence:
            text = texts[evidence.document]
            assert text[evidence.start : evidence.end] == evidence.text
            for span in (evidence.subject, evidence.relation, evidence.object):
                if span is not None:
                    assert evidence.start <= span[0] < span[1] <= evidence.end


def test_a_heading_states_facts_of_its_own(sample: KnowledgeGraph):
    heading = sample.documents[0].sentences[0]
    assert heading.heading
    assert [fact.object.label for fact in sample.facts if fact.evidence[0].sentence == heading.index]


def test_same_input_same_bytes(sample: KnowledgeGraph, tmp_path: Path):
    again = build_graph([SAMPLE])
    assert again.facts == sample.facts
    for folder, graph in (("one", sample), ("two", again)):
        assert [path.name for path in graph.write(tmp_path / folder)] == OUTPUTS
    for name in OUTPUTS:
        one, two = ((tmp_path / folder / name).read_bytes() for folder in ("one", "two"))
        assert one == two, name


def test_files_hold_the_facts(sample: KnowledgeGraph, tmp_path: Path):
    page, turtle, _, lines = sample.write(tmp_path / "new" / "folder")
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert {row["relation"]["label"] for row in rows} == {fact.relation.label for fact in sample.facts}
    assert "spionerar-mot" in turtle.read_text(encoding="utf-8")
    assert "spionerar-mot" in page.read_text(encoding="utf-8")


def test_a_graph_answers_questions(sample: KnowledgeGraph):
    question = """
        SELECT DISTINCT ?who WHERE {
            GRAPH ?document { ?x ?relation ?y }
            ?x rdfs:label ?who . ?y rdfs:label ?whom
            FILTER (STR(?whom) = param:name() && STRENDS(STR(?relation), "varnar-för"))
        }
    """
    result = sample.query(question, name="Kina")
    assert result.columns == ("who",)
    assert "FSB" in [str(row[0]) for row in result.rows]
    with pytest.raises(QueryError):
        sample.query("SELECT ?x WHERE {")


def test_a_graph_is_a_network_and_shows_itself(sample: KnowledgeGraph):
    labels = {data["label"] for _, data in sample.network.nodes(data=True)}
    assert {"Kina", "Ryssland", "FSB"} <= labels
    assert sample._repr_html_().startswith("<iframe")
    assert "<script" not in sample._repr_html_()
    assert sample.model is not None
    assert sample.rdf is sample.rdf


def test_the_article_yields_the_facts_that_define_the_project(shared: Path):
    facts = build_graph([shared / "seeds" / "article.txt"]).facts
    (spying,) = find(facts, "Kina", "spionerar-mot", "Ryssland")[:1]
    said = [fact.attribution for fact in find(facts, "Kina", "spionerar-mot", "Ryssland")]
    speakers = {name for speaker in said if speaker is not None for name in (speaker.label, *speaker.aliases)}
    assert spying.polarity is Polarity.POSITIVE
    assert {"FSB", "dokument"} & speakers
    assert find(facts, "FSB", "varnar-för", "Kina")


def test_build_and_extract_are_the_same(tmp_path: Path):
    path = tmp_path / "text.txt"
    path.write_text(SHORT, encoding="utf-8")
    assert extract(SHORT) == build(SHORT).facts == build_graph([path]).facts
    assert "Sverige – kritiserar – Norge" in map(describe, extract(SHORT))


def test_two_documents_share_a_fact_with_both_as_evidence(tmp_path: Path):
    paths = [tmp_path / name for name in ("ett.txt", "tva.txt")]
    for path in paths:
        path.write_text("Sverige kritiserade Norge.", encoding="utf-8")
    (fact,) = build_graph(paths).facts
    assert [evidence.document for evidence in fact.evidence] == ["ett", "tva"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", InputError),
        ("  \n\t ", InputError),
        ("12345 67890", InputError),
        ("The government of Norway has criticised the plans of the European Commission.", LanguageError),
    ],
)
def test_text_that_cannot_be_used_is_refused(text: str, error: type[GraphbuildError]):
    with pytest.raises(error) as raised:
        build(text)
    assert "\n" not in str(raised.value)


def test_files_and_models_that_are_not_there_are_refused(tmp_path: Path):
    with pytest.raises(InputError):
        build_graph([tmp_path / "missing.txt"])
    with pytest.raises(ModelError):
        build(SHORT, model=str(tmp_path / "no-model"))


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(GraphError):
        build(SHORT).write(tmp_path / "taken")


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path):
    lines = tmp_path / "corpus.jsonl"
    texts = {
        "good": SHORT,
        "empty": "",
        "english": "The government has criticised the plans of its neighbours.",
        "last": SHORT,
    }
    lines.write_text(
        "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items()), encoding="utf-8"
    )
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    errors: list[GraphbuildError] = []
    done: list[Document] = []
    graph = build_graph([binary, lines, tmp_path / "missing.txt"], on_error=errors.append, on_document=done.append)
    assert [document.id for document in graph.documents] == [document.id for document in done] == ["good", "last"]
    assert len(errors) == 4
    for error, name in zip(errors, ("binary.txt", "corpus.jsonl", "corpus.jsonl", "missing.txt"), strict=True):
        assert name in str(error)
    with pytest.raises(InputError):
        build_graph([lines])


def test_a_document_that_cannot_be_parsed_does_not_stop_the_others(parser, monkeypatch: pytest.MonkeyPatch):
    class Stumbling:
        info = parser.info

        def parse(self, documents):
            (document,) = documents
            if document.id == "bad":
                raise InputError("Document 'bad' cannot be parsed.")
            return parser.parse([document])

    monkeypatch.setattr(pipeline, "load_parser", lambda model, **options: Stumbling())
    errors: list[GraphbuildError] = []
    documents = [Document("bad", SHORT), Document("good", SHORT)]
    assert [document.id for document in assemble(documents, on_error=errors.append).documents] == ["good"]
    assert len(errors) == 1
    with pytest.raises(InputError):
        assemble(documents)


ODD = {
    "headline": "Kina och Ryssland: historiskt toppmöte i Moskva",
    "list": "Regeringens punkter:\n- fler poliser\n- lägre skatt\n- 3,5 procent till försvaret",
    "capitals": "REGERINGEN KRITISERADE KINA. MINISTERN RESTE TILL KIEV OCH TRÄFFADE PRESIDENTEN.",
    "mixed": "Statsministern sade: We will never surrender, och sedan reste hon till Paris på måndagen.",
    "open quote": "Ministern sade att ”planen är bra och att (regeringen ville [ha den. Sedan åkte hon hem.",
    "table": "Land | Export | Import\nNorge | 12 | 14\nSverige | 15 | 9\nFinland | 3 | 4\noch så vidare för alla länder",
    "long": "Ministern sade att " + "regeringen, som hade tvekat länge, kritiserade Kina och " * 60 + "reste hem.",
    "questions": "Vem bestämmer i Kina? Har regeringen kritiserat Ryssland? Varför tiger ministern?",
    "markup": '<script>alert(1)</script> Regeringen kritiserade "Kina" } ; DROP GRAPH <x> och {reste} hem.',
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_gives_no_crash(text: str, tmp_path: Path):
    graph = build(text)
    graph.write(tmp_path)
    for fact in graph.facts:
        assert fact.subject.label.strip()
        assert any(char.isalpha() for char in fact.relation.label)
        assert len(fact.subject.label) < 200


@pytest.mark.parametrize("name", ["headline", "list", "table", "questions"])
def test_text_that_states_nothing_gives_no_facts(name: str):
    assert [describe(fact) for fact in extract(ODD[name])] == []


def test_parsed_input_needs_no_model():
    code = (
        "import sys, graphbuild\n"
        "graph = graphbuild.build_graph(sys.argv[1:])\n"
        "assert graph.facts\n"
        "print(*({'stanza', 'torch'} & set(sys.modules)))\n"
    )
    path = ROOT / "tests" / "samples" / "spioner.conllu"
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_importing_the_package_is_light():
    code = "import sys, graphbuild\nprint(*({'stanza', 'torch', 'rdflib', 'networkx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_collected_after_a_document_as_before(collecting):
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        pipeline.read_document(Document("tom", ""))
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
