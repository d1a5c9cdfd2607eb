"""The command line on trees that are parsed already; what needs the shipped model is marked so."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from typer.main import get_command
from typer.testing import CliRunner

from graphbuild.cli import app
from graphbuild.cli.export import Format as ExportFormat
from graphbuild.cli.query import Format
from graphbuild.export import NETWORK_FORMATS, RDF_FORMATS
from graphbuild.query import FORMATS, list_queries

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "samples" / "spioner.conllu"
COMMANDS = get_command(app).commands
GOLD = {
    "id": "text",
    "text": "FSB varnar för Kina.",
    "facts": [
        {
            "subject": ["FSB"],
            "relation": ["varnar-för"],
            "object": ["Kina"],
            "polarity": "+",
            "modality": "asserted",
            "required": True,
        }
    ],
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One cache for all tests: a text is parsed once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folder(tmp_path, monkeypatch, cache):
    """A working folder with the files that the examples name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRAPHBUILD_CACHE_DIR", str(cache))
    (tmp_path / "artikel.txt").write_text("FSB varnar för Kina. Kina spionerar mot Ryssland.\n", encoding="utf-8")
    (tmp_path / "spioner.conllu").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "graf.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return tmp_path


def run(*arguments, code=0, stdin=None):
    """The result of a command that must end with ``code``."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


def run_python(code, *arguments, stdout):
    """A process of its own, with the package of this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)


# ---- help ----------------------------------------------------------------------------------------------------------


def test_commands_are_those_of_the_documentation():
    assert list(COMMANDS) == [
        "build",
        "extract",
        "query",
        "serve",
        "validate",
        "export",
        "merges",
        "explain",
        "evaluate",
        "models",
        "train",
        "evaluate-model",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    shown = run(name, "--help").stdout
    assert f"Example: graphbuild {name}" in shown
    assert all(parameter.help for parameter in COMMANDS[name].params if parameter.name != "help")


@pytest.mark.model
# serve runs until it is stopped: tests/serve does both; train runs for hours: tests/training trains small models by what it calls
@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"serve", "train"}))
def test_every_example_runs(name, folder):
    if name in {"query", "validate", "export", "merges"}:
        run("build", "spioner.conllu", "-o", "output")
    program, *arguments = shlex.split(COMMANDS[name].epilog.removeprefix("Example: "))
    assert program == "graphbuild"
    run(*arguments)


def test_version_is_that_of_the_package():
    assert run("--version").stdout == "graphbuild 0.1.0\n"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "spioner.conllu"]], ids=["help", "build from trees"])
def test_neither_torch_nor_stanza_is_loaded_without_need(arguments, folder):
    code = (
        "import sys, graphbuild\n"
        "from graphbuild.cli import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "loaded = {'torch', 'stanza'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    done = run_python(code, *arguments, stdout=subprocess.PIPE)
    assert done.returncode == 0, done.stderr


# ---- build and extract ---------------------------------------------------------------------------------------------


def test_build_writes_the_files_and_says_where(folder):
    result = run("build", "spioner.conllu", "-o", "graf")
    names = {"graph.html", "graph.ttl", "graph.trig", "facts.jsonl"}
    assert {path.name for path in (folder / "graf").iterdir()} == names
    assert all(f"graf/{name}" in result.stdout for name in names)
    assert len(Graph().parse(folder / "graf" / "graph.ttl")) > 0


def test_build_twice_gives_the_same_bytes(folder):
    run("build", "spioner.conllu", "-o", "one")
    run("build", "spioner.conllu", "-o", "two")
    for path in (folder / "one").iterdir():
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes()


def test_extract_writes_facts_to_stdout_and_progress_to_stderr(folder):
    result = run("extract", "spioner.conllu")
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    said = {(fact["subject"]["label"], fact["relation"]["label"], fact["object"]["label"]) for fact in facts}
    assert {("FSB", "varnar-för", "Kina"), ("Kina", "spionerar-mot", "Ryssland")} <= said
    assert "spioner: 3 sentences" in result.stderr


def test_extract_writes_the_same_facts_to_a_file(folder):
    shown = run("extract", "spioner.conllu").stdout
    assert run("extract", "spioner.conllu", "-o", "facts.jsonl").stdout == ""
    assert (folder / "facts.jsonl").read_text(encoding="utf-8") == shown


@pytest.mark.model
def test_stdin_is_read_as_text(folder):
    result = run("extract", "-", stdin="Kina spionerar mot Ryssland.\n")
    (fact,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert fact["relation"]["label"] == "spionerar-mot"


def test_a_bad_document_is_named_and_the_others_are_built(folder):
    (folder / "tom.conllu").write_bytes(b"")
    result = run("build", "tom.conllu", "spioner.conllu", "saknas.txt", "-o", "graf", code=1)
    assert "tom.conllu" in result.stderr
    assert "saknas.txt" in result.stderr
    assert "2 of 3 documents left out" in result.stderr
    assert "Ryssland" in (folder / "graf" / "graph.ttl").read_text(encoding="utf-8")


def test_nothing_is_written_when_no_document_can_be_used(folder):
    run("build", "saknas.txt", "-o", "graf", code=1)
    assert not (folder / "graf").exists()


# ---- errors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "saknas.txt"],
        ["build", "artikel.txt", "--model", "saknas"],
        ["build", "spioner.conllu", "-o", "artikel.txt"],
        ["extract", "spioner.conllu", "-o", "saknas/facts.jsonl"],
        ["query", "saknas.ttl", "SELECT * WHERE { ?s ?p ?o }"],
        ["query", "artikel.txt", "SELECT * WHERE { ?s ?p ?o }"],
        ["query", "graf.ttl", "SELECT * WHERE { ?s ?p"],
        ["query", "graf.ttl", "--file", "saknas.rq"],
        ["query", "graf.ttl", "--name", "saknas"],
        ["query", "graf.ttl", "SELECT * { ?s ?p ?o }", "--format", "ttl"],
        ["evaluate", "saknas.jsonl"],
        ["evaluate", "artikel.txt"],
        ["explain", ""],
    ],
    ids=" ".join,
)
def test_an_error_is_one_sentence_on_stderr(arguments, folder):
    result = run(*arguments, code=1)
    assert result.stdout == ""
    (line,) = [line for line in result.stderr.splitlines() if not line.endswith(" sentences")]
    assert line.startswith("graphbuild: ")
    assert line.endswith(".")


def test_names_from_files_cannot_steer_the_terminal(folder):
    bad, good = "\x1b[2Jtom", SAMPLE.read_text(encoding="utf-8").replace("spioner", "\x1b[31mspioner")
    (folder / "hostile.conllu").write_text(good, encoding="utf-8")
    result = run("extract", "hostile.conllu", f"{bad}.txt", code=1)
    assert "\x1b" not in result.output
    assert "spioner" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["bygg", "artikel.txt"],
        ["build", "artikel.txt", "--modell", "x"],
        ["query", "graf.ttl", "--format", "xml"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2(arguments, folder):
    assert "Usage: " in run(*arguments, code=2).stderr


def test_ctrl_c_ends_with_130_and_no_traceback(folder, monkeypatch):
    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("graphbuild.pipeline.build_graph", interrupt)
    result = run("build", "spioner.conllu", code=130)
    assert "Traceback" not in result.output


def test_a_closed_pipe_ends_quietly(folder):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = run_python("from graphbuild.cli import app; app()", "extract", "spioner.conllu", stdout=closed)
    assert done.returncode == 141
    assert done.stderr == "spioner: 3 sentences\n"


# ---- query ---------------------------------------------------------------------------------------------------------


SPIES = "SELECT ?vem ?mot { ?vem rel:spionerar-mot ?mot }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """The folder of a graph that was built from the sample."""
    folder = tmp_path_factory.mktemp("graph")
    run("build", SAMPLE, "-o", folder)
    return folder


@pytest.mark.parametrize("file", ["", "graph.ttl", "graph.trig"], ids=["folder", "turtle", "trig"])
def test_query_asks_every_file_of_a_graph(file, graph):
    assert run("query", graph / file, SPIES, "--format", "csv").stdout.splitlines() == [
        "vem,mot",
        "https://w3id.org/graphbuild/entity/Kina,https://w3id.org/graphbuild/entity/Ryssland",
    ]


def test_query_shows_a_table_with_prefixes(graph):
    heads, cells = run("query", graph, SPIES).stdout.splitlines()
    assert heads.split() == ["vem", "mot"]
    assert cells.split() == [":Kina", ":Ryssland"]


def test_query_writes_json_and_turtle(graph):
    answer = json.loads(run("query", graph, SPIES, "--format", "json").stdout)
    assert [set(binding) for binding in answer["results"]["bindings"]] == [{"vem", "mot"}]
    turtle = run("query", graph, "CONSTRUCT WHERE { ?s rel:spionerar-mot ?o }", "--format", "ttl").stdout
    assert len(Graph().parse(data=turtle, format="turtle")) == 1


def test_query_reads_a_file_and_binds_its_parameters(graph, folder):
    question = "SELECT ?vem { ?vem rel:spionerar-mot ?mot . ?mot rdfs:label ?namn FILTER(STR(?namn) = param:mot()) }"
    (folder / "spioner.rq").write_text(question, encoding="utf-8")
    ask = ("query", graph, "--file", "spioner.rq", "--format", "csv", "--param")
    assert len(run(*ask, "mot=Ryssland").stdout.splitlines()) == 2
    assert len(run(*ask, 'mot=" || true || "').stdout.splitlines()) == 1


def test_formats_are_those_of_the_library():
    assert tuple(Format) == FORMATS


def test_every_named_query_is_listed_with_its_help(folder):
    shown = run("query", "--list").stdout
    names = [named.name for named in list_queries()]
    assert [re.split(r"[ :]", line)[0] for line in shown.splitlines()] == names
    assert names


@pytest.mark.parametrize("named", list_queries(), ids=lambda named: named.name)
def test_every_named_query_runs(named, graph):
    given = [f"--param={parameter.name}=Kina" for parameter in named.parameters if parameter.default is None]
    run("query", graph, "--name", named.name, *given)


# ---- validate and export ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["auto", "lookup", "pyshacl"])
def test_a_built_graph_conforms(engine, graph):
    assert "conforms: " in run("validate", graph, "--engine", engine).stdout


@pytest.mark.parametrize("engine", ["lookup", "pyshacl"])
def test_a_broken_graph_is_reported_by_reason(engine, graph, tmp_path):
    text = (graph / "graph.trig").read_text(encoding="utf-8").replace("gb:polarity gb:Positive", "gb:polarity gb:Maybe")
    (tmp_path / "broken.trig").write_text(text, encoding="utf-8")
    shown = run("validate", tmp_path / "broken.trig", "--engine", engine, code=1).stdout
    assert "does not conform" in shown
    assert "A statement is either positive or negative." in shown
    assert "gb:polarity gb:Maybe" in shown


def test_export_writes_every_format(graph, tmp_path):
    for format_ in ExportFormat:
        paths = run("export", graph, "--format", format_, "-o", tmp_path / "ut").stdout.split()
        assert all(Path(path).stat().st_size for path in paths)
    assert len(list((tmp_path / "ut").iterdir())) == len(ExportFormat) + 1
    assert {*RDF_FORMATS, *NETWORK_FORMATS} == {*ExportFormat}
    assert (tmp_path / "ut" / "graph.trig").read_bytes() == (graph / "graph.trig").read_bytes()


def test_a_users_own_files_add_relations_entities_and_merges(folder):
    (folder / "my.ttl").write_text(
        "@prefix rel: <https://w3id.org/graphbuild/relation/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix lex: <https://w3id.org/graphbuild/lexicon#> .\n"
        'rel:varnar-för a owl:ObjectProperty ; rdfs:label "varnar för"@sv, "cautions against"@en ;\n'
        'rdfs:subPropertyOf lex:communication ; lex:lemma "varna" ; lex:preposition "för" .\n'
        "@prefix gb: <https://w3id.org/graphbuild/ontology#> .\n"
        '<http://example.org/fsb> a gb:Organization ; rdfs:label "FSB"@sv .',
        encoding="utf-8",
    )
    (folder / "merges.toml").write_text('[[apart]]\nname = "Kina"\n', encoding="utf-8")
    own = ("--relations", "my.ttl", "--entities", "my.ttl", "--merges", "merges.toml")
    run("build", "spioner.conllu", "-o", "graf", *own)
    text = (folder / "graf" / "graph.ttl").read_text(encoding="utf-8")
    assert '"cautions against"@en' in text
    assert "owl:sameAs <http://example.org/fsb>" in text
    assert "/entity/spioner/Kina>" in text
    run("extract", "spioner.conllu", *own)


@pytest.mark.parametrize("option", ["--relations", "--entities", "--merges"])
def test_a_users_file_that_is_broken_is_one_sentence(option, folder):
    (folder / "my.txt").write_text("<<", encoding="utf-8")
    result = run("build", "spioner.conllu", option, "my.txt", code=1)
    assert result.stderr.count("\n") == 1
    assert "my.txt" in result.stderr
    assert not (folder / "output").exists()


def test_merges_are_listed_with_their_reason(folder):
    (folder / "annan.conllu").write_bytes(SAMPLE.read_bytes())
    run("build", "spioner.conllu", "annan.conllu", "-o", "graf")
    lines = run("merges", "graf").stdout.splitlines()
    assert any(line.startswith("Kina (Country): spioner, spioner-2;") and "gazetteer" in line for line in lines)


def test_training_on_nothing_is_one_sentence(folder):
    (folder / "treebanks").mkdir()
    result = run("train", "--ud", "treebanks", "--out", "made", code=1)
    assert result.stderr.count("\n") == 1
    assert "treebanks holds no training or no dev treebank" in result.stderr
    refused = run("train", "--ud", "treebanks", "--out", "made", "--stage", "dance", code=1)
    assert "dance: not a stage" in refused.stderr
    assert not (folder / "made" / "model").exists()
