"""Whether a text is Swedish: other languages are refused, short Swedish texts never.

py3langid scores a text against some hundred languages. Of 2202 single Swedish sentences
from news, essays and novels (of any length, from one word) none met the two bounds below;
of 25 sentences in ten other languages all of five words and more did.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graphbuild.errors import LanguageError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Refused when another language has at least this probability and Swedish less than that one.
OTHER_AT_LEAST, SWEDISH_BELOW = 0.5, 0.05
# A long text is judged by its beginning, middle and end, each of so many characters.
SAMPLE = 3000

_NAMES = {
    "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French",
    "is": "Icelandic", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "ru": "Russian", "uk": "Ukrainian",
}  # fmt: skip


def require_swedish(text: str, name: str) -> None:
    """Raise LanguageError when no part of ``text`` looks Swedish and all of it looks like other languages."""
    languages = [find_foreign_language(sample) for sample in _sample(text)]
    if languages and all(languages):
        language = _NAMES.get(languages[0], f"language {languages[0]!r}")
        raise LanguageError(f"{name} looks like {language}, not Swedish; graphbuild reads Swedish only.")


def find_foreign_language(text: str) -> str:
    """ISO 639-1 code of the language that ``text`` is in, or the empty string when it may be Swedish."""
    scores = dict(_load_identifier().rank(text))
    swedish = scores.pop("sv")
    other = max(scores, key=lambda code: scores[code])
    return other if scores[other] >= OTHER_AT_LEAST and swedish < SWEDISH_BELOW else ""


def _sample(text: str) -> list[str]:
    if len(text) <= 3 * SAMPLE:
        return [text]
    middle = (len(text) - SAMPLE) // 2
    return [text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]]


@cache
def _load_identifier() -> LanguageIdentifier:
    """The identifier, loaded once and only when a text is to be judged (a quarter of a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
