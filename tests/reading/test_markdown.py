"""Markdown comes out as text, headings and paragraphs."""

import pytest

from graphbuild.errors import InputError
from graphbuild.reading import read

ARTICLE = """\
---
title: "Hamnen växer"
date: 2024-05-01
tags:
  - hamn
---
# Hamnen i **Ystad** byggs ut

Kommunen lånar [två miljarder](https://exempel.se "lån") för *hamnen* ![karta](karta.png)i söder.
En ny rad är ett nytt stycke.

– Det blir bra, säger <b>Eva Ek</b>.

- Kajen i väster
- Kajen i öster

Pengarna räcker inte

Ett hårdbrutet stycke som fortsätter med flera ord på varje rad och som sedan
går över till nästa rad därför att kolumnen tog slut, vilket den gör ofta här
i sådana filer.

| år | kronor |
|----|--------|
| 24 | 200    |

```python
print("hej")
```

    Indragen text är ett stycke. Utrikes&shy;departementet tiger.

<div>Text i <i>html</i> &amp; mer.<script>alert(1)</script></div>
"""


@pytest.fixture
def document(tmp_path):
    (tmp_path / "hamnen.md").write_text(ARTICLE, encoding="utf-8")
    [document] = read(tmp_path / "hamnen.md")
    return document


def test_markup_is_removed_and_offsets_count_in_what_is_left(document):
    assert [(block.heading, document.text[block.start : block.end]) for block in document.blocks] == [
        (True, "Hamnen i Ystad byggs ut"),
        (False, "Kommunen lånar två miljarder för hamnen i söder."),
        (False, "En ny rad är ett nytt stycke."),
        (False, "– Det blir bra, säger Eva Ek."),
        (False, "Kajen i väster"),
        (False, "Kajen i öster"),
        (True, "Pengarna räcker inte"),
        (False, "\n".join(ARTICLE.splitlines()[18:21])),
        (False, "Indragen text är ett stycke. Utrikesdepartementet tiger."),
        (False, "Text i html & mer."),
    ]


def test_front_matter_gives_title_and_metadata(document):
    assert (document.id, document.title, document.metadata) == ("hamnen", "Hamnen växer", (("date", "2024-05-01"),))


def test_a_first_heading_is_the_title(tmp_path):
    (tmp_path / "a.md").write_text(
        "Ingress till artikeln om hamnen.\n\nHamnen växer\n====\n\nMer text.", encoding="utf-8"
    )
    assert next(read(tmp_path / "a.md")).title == "Hamnen växer"


def test_markdown_of_code_alone_has_no_text(tmp_path):
    (tmp_path / "a.md").write_text("```\nprint('hej')\n```\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no text"):
        list(read(tmp_path / "a.md"))
