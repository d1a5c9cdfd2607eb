"""Small data of our own: a few trees, a few names, a character model and word vectors that know next to nothing."""

from pathlib import Path

import pytest

TREES = """\
# newpar
# sent_id = 1
1\tPolisen\tpolis\tNOUN\tNN\tCase=Nom|Definite=Def\t2\tnsubj\t_\t_
2\tgrep\tgripa\tVERB\tVB\tTense=Past|Voice=Act\t0\troot\t_\t_
3\tmannen\tman\tNOUN\tNN\tCase=Nom|Definite=Def\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\tMAD\t_\t2\tpunct\t_\t_

# sent_id = 2
1\tMannen\tman\tNOUN\tNN\tCase=Nom|Definite=Def\t2\tnsubj\t_\t_
2\tblev\tbli\tVERB\tVB\tTense=Past|Voice=Act\t0\troot\t_\t_
3\tgripen\tgripen\tADJ\tPC\tDegree=Pos|Tense=Past|VerbForm=Part\t2\txcomp\t_\t_
4\tav\tav\tADP\tPP\t_\t5\tcase\t_\t_
5\tAnna\tAnna\tPROPN\tPM\tCase=Nom\t3\tobl\t_\t_
6\tBerg\tBerg\tPROPN\tPM\tCase=Nom\t5\tflat:name\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\tMAD\t_\t2\tpunct\t_\t_

# newpar
# sent_id = 3
1\t"\t"\tPUNCT\tMAD\t_\t3\tpunct\t_\tSpaceAfter=No
2\tDet\tden\tPRON\tPN\t_\t3\tnsubj\t_\t_
3\tregnar\tregna\tVERB\tVB\tTense=Pres|Voice=Act\t0\troot\t_\tSpaceAfter=No
4\t"\t"\tPUNCT\tMAD\t_\t3\tpunct\t_\t_
5\ti\ti\tADP\tPP\t_\t6\tcase\t_\t_
6\tMora\tMora\tPROPN\tPM\tCase=Nom\t3\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\tMAD\t_\t3\tpunct\t_\t_

"""

NAMES = """\
Polisen\tO
grep\tO
Anna\tB-PER
Berg\tI-PER
i\tO
Mora\tB-LOC
.\tO

Volvo\tB-ORG
visar\tO
filmen\tB-MISC
i\tO
Norge\tO
.\tO

"""


@pytest.fixture
def ud(tmp_path: Path) -> Path:
    folder = tmp_path / "ud"
    folder.mkdir()
    for name in ("sv_talbanken-train", "sv_talbanken-dev", "sv_talbanken-test", "sv_lines-dev-nc", "sv_pud-even-train"):
        (folder / f"{name}.conllu").write_text(TREES, encoding="utf-8")
    return folder


@pytest.fixture
def ner(tmp_path: Path) -> Path:
    folder = tmp_path / "ner"
    folder.mkdir()
    for name in ("news-train", "news-dev", "news-test", "train-combined"):
        (folder / f"{name}.bio").write_text(NAMES, encoding="utf-8")
    return folder
