from graphbuild.training.harmonise import in_one_scheme, with_periphrastic_passives
from graphbuild.training.treebank import find_treebanks


def arcs(sentence):
    forms = {row[0]: row[1] for row in sentence.rows}
    return {(row[1], row[7], forms.get(row[6], "ROOT")) for row in sentence.rows}


def test_bli_becomes_the_auxiliary_of_its_participle(ud):
    sentence = with_periphrastic_passives(find_treebanks(ud).dev[1])
    assert arcs(sentence) == {
        ("gripen", "root", "ROOT"),
        ("blev", "aux:pass", "gripen"),
        ("Mannen", "nsubj:pass", "gripen"),
        ("Anna", "obl:agent", "gripen"),
        ("av", "case", "Anna"),
        ("Berg", "flat:name", "Anna"),
        (".", "punct", "gripen"),
    }
    verb, participle = sentence.rows[1], sentence.rows[2]
    assert verb[3] == "AUX"
    assert participle[3] == "VERB"
    assert participle[5] == "Tense=Past|VerbForm=Part|Voice=Pass"


def test_other_trees_are_left_alone(ud):
    for sentence in find_treebanks(ud).dev[::2]:
        assert with_periphrastic_passives(sentence) == sentence


def test_only_recovered_trees_are_mended(ud):
    (train,) = [path for path in ud.glob("*train.conllu") if "talbanken" in path.name]
    text = (ud / "sv_talbanken-dev.conllu").read_text().replace("\tVERB\t", "\tAUX\t")
    train.unlink()
    (ud / "sv_talbanken-ud-train.conllu").write_text(text)
    assert len(in_one_scheme(find_treebanks(ud))[0]) == 3
    (ud / "sv_talbanken-ud-train.conllu").rename(ud / "sv_talbanken-recovered-train.conllu")
    assert len(in_one_scheme(find_treebanks(ud))[0]) < 3
