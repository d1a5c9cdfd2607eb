from graphbuild.patterns import Tree

SENTENCE = """
    Nordkaj   Nordkaj  PROPN  2  nsubj
    köpte     köpa     VERB   0  root
    båten     båt      NOUN   2  obj
    som       som      PRON   5  nsubj:pass
    byggts    bygga    VERB   3  acl:relcl
    .         .        PUNCT  2  punct
"""


def words(found) -> list[str]:
    return [word.text for word in found]


def test_words_know_parents_and_children(plant):
    tree = plant(SENTENCE)
    assert tree.root.text == "köpte"
    assert words(tree.root.children) == ["Nordkaj", "båten", "."]
    assert words(tree.by_index[4].ancestors()) == ["byggts", "båten", "köpte"]
    assert words(tree.by_index[3].subtree()) == ["båten", "som", "byggts"]


def test_labels_are_found_whole_or_by_their_universal_part(plant):
    clause = plant(SENTENCE).by_index[5]
    assert words(clause.all("nsubj")) == words(clause.all("nsubj:pass")) == ["som"]
    assert clause.first("nsubj:outer") is None
    assert clause.relation == "acl"


def test_features_are_read_by_name(plant):
    (word,) = plant("båten båt NOUN 0 root Definite=Def|Number=Sing").words
    assert (word.feat("Definite"), word.feat("Case")) == ("Def", "")


def test_broken_heads_hang_from_the_root(plant):
    tree = plant(
        """
        Hamnen  hamn   NOUN   0   root
        ringen  ring   NOUN   3   nmod
        går     gå     VERB   4   acl
        runt    runt   ADV    2   advmod
        själv   själv  ADJ    5   amod
        borta   borta  ADV    99  advmod
        """
    )
    for word in tree.words:
        assert list(word.ancestors())[-1:] in ([], [tree.root])
    assert sorted(word.index for word in tree.root.subtree()) == [1, 2, 3, 4, 5, 6]
    assert tree.by_index[5].parent is tree.root
    assert tree.by_index[6].parent is tree.root


def test_a_tree_without_a_root_takes_its_first_word(plant):
    tree = plant("Hamnen hamn NOUN 2 nmod\nkajen kaj NOUN 1 nmod")
    assert tree.root.text == "Hamnen"
    assert words(tree.root.children) == ["kajen"]


def test_two_roots_become_one(plant):
    tree = plant("Hamnen hamn NOUN 0 root\nkajen kaj NOUN 0 root")
    assert words(tree.root.children) == ["kajen"]


def test_an_empty_sentence_has_no_root(plant):
    tree = plant("")
    assert isinstance(tree, Tree)
    assert (tree.root, tree.words) == (None, [])


def test_a_deep_tree_is_walked_without_recursion(plant):
    rows = "\n".join(f"ord ord NOUN {number} nmod" for number in range(3000))
    assert len(plant(rows).root.subtree()) == 3000


def test_a_copula_gives_its_subject_to_the_clause(plant):
    tree = plant("Siv Siv PROPN 2 nsubj\när vara AUX 3 cop\nute ute ADV 0 root\npå på ADP 5 case\nkajen kaj NOUN 3 obl")
    assert words(tree.root.children) == ["Siv", "är", "kajen"]
    assert tree.by_index[1].parent is tree.root
    assert not tree.by_index[2].children


def test_a_clause_that_has_a_subject_takes_no_other(plant):
    tree = plant("ville vilja AUX 4 aux\nSiv Siv PROPN 1 nsubj\nEva Eva PROPN 4 nsubj\nresa resa VERB 0 root")
    assert words(tree.by_index[1].children) == ["Siv"]
