from graphbuild.patterns import Node, matches

SENTENCE = """
    Eva       Eva      PROPN  3  nsubj  Case=Nom
    Norrby    Norrby   PROPN  1  flat:name
    köpte     köpa     VERB   0  root   VerbForm=Fin
    båtar     båt      NOUN   3  obj
    och       och      CCONJ  6  cc
    kranar    kran     NOUN   4  conj
    av        av       ADP    8  case
    Sydkaj    Sydkaj   PROPN  3  obl
"""


def found(shape: Node, tree) -> list[dict[str, str]]:
    return [{name: word.text for name, word in match.items()} for match in matches(shape, tree)]


def test_conditions_on_the_word_itself(plant):
    tree = plant(SENTENCE)
    assert found(Node("a", upos={"PROPN"}), tree) == [{"a": "Eva"}, {"a": "Norrby"}, {"a": "Sydkaj"}]
    assert found(Node("a", deprel={"flat"}), tree) == [{"a": "Norrby"}]
    assert found(Node("a", deprel={"flat:name"}), tree) == [{"a": "Norrby"}]
    assert found(Node("a", deprel={"flat:foreign"}), tree) == []
    assert found(Node("a", lemma={"båt", "kran"}), tree) == [{"a": "båtar"}, {"a": "kranar"}]
    assert found(Node("a", upos={"PROPN"}, feats=(("Case", "Nom"),)), tree) == [{"a": "Eva"}]
    assert found(Node("a", feats=(("Case", "Gen"),)), tree) == []


def test_a_word_without_conditions_is_any_word(plant):
    tree = plant(SENTENCE)
    assert len(found(Node("a"), tree)) == len(tree.words)
    assert found(Node(deprel={"root"}), tree) == [{}]


def test_children_are_captured_in_every_combination(plant):
    shape = Node(
        "verb",
        upos={"VERB"},
        children=(Node("who", deprel={"nsubj"}), Node("what", deprel={"obj", "obl"})),
    )
    assert found(shape, plant(SENTENCE)) == [
        {"verb": "köpte", "who": "Eva", "what": "båtar"},
        {"verb": "köpte", "who": "Eva", "what": "Sydkaj"},
    ]


def test_two_children_are_two_words(plant):
    shape = Node("verb", upos={"VERB"}, children=(Node("a", deprel={"nsubj"}), Node("b", deprel={"nsubj"})))
    assert found(shape, plant(SENTENCE)) == []


def test_grandchildren_and_their_absence(plant):
    tree = plant(SENTENCE)
    with_case = Node("noun", deprel={"obl"}, children=(Node("case", deprel={"case"}),))
    assert found(with_case, tree) == [{"noun": "Sydkaj", "case": "av"}]
    lonely = Node("noun", upos={"NOUN"}, without=(Node(deprel={"conj"}), Node(deprel={"cc"})))
    assert found(lonely, tree) == []
    assert found(Node("noun", upos={"NOUN"}, without=(Node(deprel={"conj"}),)), tree) == [{"noun": "kranar"}]


def test_the_parent_is_a_condition_and_a_capture(plant):
    tree = plant(SENTENCE)
    assert found(Node("noun", deprel={"conj"}, parent=Node("first", deprel={"obj"})), tree) == [
        {"noun": "kranar", "first": "båtar"}
    ]
    assert found(Node("noun", deprel={"conj"}, parent=Node("first", deprel={"obl"})), tree) == []
    assert found(Node("verb", deprel={"root"}, parent=Node("above")), tree) == []
