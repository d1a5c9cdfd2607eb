"""The engine on trees built by hand, with the project's own rules and with one made for the test."""

from graphbuild.mentions import find_mentions
from graphbuild.model import Relation, Value
from graphbuild.naming import load_lexicon, load_places
from graphbuild.patterns import Node
from graphbuild.rules import RULES, Context, Draft, Rule, describe, extract_claims
from graphbuild.rules.explain import explain_sentence

BOUGHT = """
    Nordkaj   Nordkaj  PROPN  2  nsubj  B-ORG
    köpte     köpa     VERB   0  root   VerbForm=Fin
    båten     båt      NOUN   2  obj    Definite=Def|Gender=Com|Number=Sing
    i         i        ADP    5  case
    Luleå     Luleå    PROPN  2  obl    B-LOC
"""
NUMBER = Value("tre", "integer", "3")


def extract(tree, rules=RULES, **more):
    lexicon, places = load_lexicon(), load_places()
    mentions = find_mentions(tree, lexicon, places)
    return extract_claims(Context(tree, mentions, lexicon, places, "hamnen", **more), rules)


def lines(findings) -> list[str]:
    return [describe(finding.claim) for finding in findings]


def rule(name: str, *drafts) -> Rule:
    """A rule that yields the given drafts once for each root; they are made of the match's tree."""
    return Rule(
        name,
        "A rule for a test.",
        Node("root", deprel={"root"}),
        lambda match, context: [draft(context.tree.by_index) for draft in drafts],
    )


def bought(words) -> Draft:
    return Draft(words[1], Relation("köper"), words[3], words[2])


def test_a_claim_tells_where_it_was_read(plant):
    tree = plant(BOUGHT, index=4, start=100)
    claim = extract(tree, [rule("buying", bought)])[0].claim
    evidence = claim.evidence
    assert (evidence.document, evidence.sentence, evidence.rule) == ("hamnen", 4, "buying")
    assert (evidence.start, evidence.end) == (100, 100 + len(tree.sentence.text))
    spans = {name: getattr(evidence, name) for name in ("subject", "relation", "object")}
    text = " " * 100 + tree.sentence.text
    assert {name: text[start:end] for name, (start, end) in spans.items()} == {
        "subject": "Nordkaj",
        "relation": "köpte",
        "object": "båten",
    }


def test_a_value_has_no_place_of_its_own(plant):
    counted = rule("counting", lambda words: Draft(words[1], Relation("äger"), NUMBER, words[2]))
    (finding,) = extract(plant(BOUGHT), [counted])
    assert (finding.claim.object, finding.claim.evidence.object) == (NUMBER, None)


def test_the_same_claim_is_made_once(plant):
    found = extract(plant(BOUGHT), [rule("one", bought, bought), rule("two", bought)])
    assert [finding.rule.name for finding in found] == ["one"]


def test_a_rule_keeps_later_rules_from_what_it_has_taken(plant):
    taking = rule("taking", lambda words: Draft(words[1], Relation("köper-i"), words[5], words[2], uses=(words[3],)))
    assert lines(extract(plant(BOUGHT), [taking, rule("later", bought)])) == ["Nordkaj – köper-i – Luleå"]
    assert len(extract(plant(BOUGHT), [rule("earlier", bought), taking])) == 2


def test_a_claim_links_two_things(plant):
    itself = rule("itself", lambda words: Draft(words[1], Relation("köper"), words[1], words[2]))
    nothing = rule("nothing", lambda words: Draft(words[1], Relation("köper"), words[4], words[2]))
    assert extract(plant(BOUGHT), [itself, nothing]) == ()


def test_empty_pronouns_name_nothing(plant):
    tree = plant(
        """
        Man     man     PRON   2  nsubj  PronType=Ind
        köpte   köpa    VERB   0  root   VerbForm=Fin
        båten   båt     NOUN   2  obj
        """
    )
    assert extract(tree) == ()


def test_a_question_states_nothing(plant):
    assert lines(extract(plant(BOUGHT))) != []
    assert extract(plant(f"{BOUGHT}\n? ? PUNCT 2 punct")) == ()


def test_a_negated_end_denies_the_fact(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj
        köpte     köpa     VERB   0  root   VerbForm=Fin
        inga      ingen    DET    4  det    Polarity=Neg
        båtar     båt      NOUN   2  obj    Number=Plur
        """
    )
    assert lines(extract(tree)) == ["Nordkaj – köper – båtar [denied]"]


def test_a_quoted_sentence_is_said_by_its_speaker(plant):
    lexicon, places = load_lexicon(), load_places()
    speaker = find_mentions(plant("Eva Eva PROPN 0 root B-PER"), lexicon, places)[1]
    found = lines(extract(plant(BOUGHT, index=1, start=10), quoted=speaker))
    assert found
    assert all(line.endswith("[said by Eva]") for line in found)


def test_a_speaker_in_the_sentence_goes_before_the_quotation(plant):
    lexicon, places = load_lexicon(), load_places()
    speaker = find_mentions(plant("Eva Eva PROPN 0 root B-PER"), lexicon, places)[1]
    tree = plant(f"{BOUGHT}\nenligt enligt ADP 7 case\nPer Per PROPN 2 obl B-PER", index=1, start=10)
    assert {line[line.index("[") :] for line in lines(extract(tree, quoted=speaker))} == {"[said by Per]"}


def test_no_words_no_claims(plant):
    assert extract(plant("")) == ()


def test_the_explanation_shows_the_trail(plant):
    tree = plant(BOUGHT)
    mentions = find_mentions(tree, load_lexicon(), load_places())
    text = explain_sentence(tree, mentions, extract(tree), {(0, 1): "new name"})
    assert "Nordkaj köpte båten i Luleå" in text
    assert "    obj båten (båt, NOUN)" in text
    assert "  Nordkaj: Organization (name recogniser: ORG); new name" in text
    assert "  active-with-object: Nordkaj – köper – båt" in text
    assert "    - köpte -> köper" in text


def test_the_explanation_says_when_nothing_fired(plant):
    tree = plant("Hamnen hamn NOUN 0 root")
    assert explain_sentence(tree, {}, (), {}).endswith("none fired")


def test_neither_nor_denies_both(plant):
    tree = plant(
        """
        Varken    varken   CCONJ  2  cc
        Nordkaj   Nordkaj  PROPN  5  nsubj  B-ORG
        eller     eller    CCONJ  4  cc
        Sydkaj    Sydkaj   PROPN  2  conj   B-ORG
        köpte     köpa     VERB   0  root   VerbForm=Fin
        kranar    kran     NOUN   5  obj    Number=Plur
        """
    )
    assert lines(extract(tree)) == ["Nordkaj – köper – kranar [denied]", "Sydkaj – köper – kranar [denied]"]
