"""Swedish expressions of time as XSD values: *den 9 mars 2023*, *april 1997*, *slutet av 2023*, *i går*.

Absolute dates are read by shape, with the month names of Unicode's CLDR: dateparser needs
0.6 s to read its first date, and takes *27 maj* for May 1927. What is relative to
the day of writing (*i går*, *förra året*) is dateparser's, where that day is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from graphbuild.mentions.numerals import read_word
from graphbuild.model import Document, Value

Reader = Callable[[re.Match[str], date | None], Value | None]

YEAR = r"(?P<year>1\d{3}|20\d\d|21\d\d)(?![\w%‰°/]|[.,]\d|-tal| f\.? ?kr)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
MONTH_NUMBER = r"(?P<number>0?[1-9]|1[0-2])"
BEFORE = "(?<![\\w.,/-])"
PARTS = (
    "början|mitten|slutet|våren|sommaren|hösten|vintern|försommaren|sensommaren|högsommaren|senhösten|påsken|julen|"
    "midsommar|(?:första|andra|tredje|fjärde) kvartalet|(?:första|andra) (?:halvåret|hälften)|årsskiftet"
)
SPANS = "veckan|månaden|året|kvartalet|sommaren|vintern|våren|hösten|helgen|natten"
NUMBER_WORDS = r"\d+|[a-zåäö]+"
UNITS = "dag|dagar|vecka|veckor|månad|månader|år"
STILL = {"i går", "igår", "i dag", "idag", "i morgon", "imorgon", "i fjol"}
# dateparser's Swedish knows no more than yesterday and tomorrow.
SHIFTS = {"i förrgår": -2, "i övermorgon": 2, "i kväll": 0, "i morse": 0}


_DIGIT = re.compile(r"\d")


def find_anchor(document: Document) -> date | None:
    """The day a document was written, from its metadata ``date`` in ISO 8601; None where that says nothing likely."""
    try:
        day = date.fromisoformat(dict(document.metadata).get("date", "")[:10])
    except ValueError:
        return None
    return day if read_year(str(day.year)) else None


def find_time_in(text: str, start: int, end: int, anchor: date | None = None) -> Value | None:
    """The expression of time in ``text`` that covers the word from ``start`` to ``end``; None where it is none.

    Without ``anchor``, the day of writing, what depends on it stays text. The first
    reading in the order of ``_patterns`` counts, the longest expressions first.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a letter like İ that becomes two: the offsets would shift
        return None
    digits = _DIGIT.search(lower) is not None
    for pattern, read, needs_digit in _patterns():
        if needs_digit and not digits:
            continue
        for match in pattern.finditer(lower):
            if match.start() > start:
                break
            if end <= match.end():
                value = read(match, anchor)
                return value and replace(value, text=text[match.start() : match.end()])
    return None


@cache
def load_months() -> dict[str, int]:
    """Month by its Swedish name or abbreviation, lower-case."""
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        names |= {name.rstrip("."): month for month, name in get_month_names(width, locale="sv").items()}
    return names | {"sept": 9}


@cache
def load_weekdays() -> dict[str, int]:
    """Weekday, 0 for Monday, by its Swedish name, lower-case."""
    from babel.dates import get_day_names

    return {name: day for day, name in get_day_names("wide", locale="sv").items()}


@cache
def load_time_words() -> frozenset[str]:
    """The words that can head an expression of time; numbers can too."""
    weekdays = [f"{day}{ending}" for day in load_weekdays() for ending in ("", "en", "s", "ens")]
    deictic = (
        "går dag igår idag morgon imorgon förrgår övermorgon kväll natt morse fjol år vecka veckor dagar månad månader"
    )
    parts = [part.split()[-1] for part in (*PARTS.replace("(?:", "").replace(")", "").split("|"), *SPANS.split("|"))]
    return frozenset((*load_months(), *weekdays, *deictic.split(), *parts, "klockan", "kl", "kl.", "talet"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader, bool], ...]:
    """Each shape with its reader, and whether nothing without a digit can have it."""
    month = (
        "(?P<month>" + "|".join(sorted(load_months(), key=len, reverse=True)) + r")(?:\.(?= (?:år )?\d{4}))?(?![\w-])"
    )
    weekday = "(?:" + "|".join(load_weekdays()) + ")"
    lead = rf"(?:i dag )?(?:{weekday}(?:en)? )?(?:den )?"
    era = r"(?: f\.? ?kr\b\.?)"
    shapes: tuple[tuple[str, Reader], ...] = (
        (rf"{lead}(?:\d\d? )?(?:{month} )?(?:år )?\d+{era}|\d\d?00-talet{era}", _as_text),
        (r"(?:det )?(?:(?:tidigt|sent|tidiga|sena) )?(?:(?:1\d|20)\d0|[1-9]0)-tal(?:et|en|s)?", _as_text),
        (rf"(?P<year>[1-9]\d{{3}})-(?=\d\d-\d\d(?!\d)){MONTH_NUMBER}-{DAY}", _as_date),
        (rf"{DAY}/{MONTH_NUMBER}[ -](?P<year>[1-9]\d{{3}})(?!\d)", _as_date),
        (rf"{lead}(?P<day>\d\d?)(?::?[ea])? {month}(?:,? (?:år )?{YEAR})?", _as_date),
        (rf"(?:(?:{PARTS}) (?:av |på )?)?{month}(?: månad)? (?:år )?{YEAR}", _as_date),
        (rf"(?:{PARTS})(?: av| på)?(?: år)? {YEAR}", _as_date),
        (
            r"(?:årsskiftet )?\d{4} ?[-–/] ?\d{2,4}|(?:mellan|från) (?:[a-z]+ )?\d{4} (?:och|till) (?:[a-z]+ )?\d{4}",
            _as_text,
        ),
        (r"(?:klockan|kl\.?) (?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?![\d.:]\d)", _as_clock),
        (rf"i {weekday}s|på {weekday}(?:en)?|(?:(?:förra|nästa) )?{weekday}(?:en)?(?!\w)", _as_weekday),
        (r"i (?:förr)?går|i dag|i (?:över)?morgon|i (?:kväll|natt|morse|fjol|år)|igår|idag|imorgon", _as_relative),
        (rf"(?:i |under )?(?:förra|nästa) (?:{SPANS})", _as_relative),
        (rf"för (?P<count>{NUMBER_WORDS}) (?P<unit>{UNITS}) sedan", _as_ago),
        (rf"(?:(?:{PARTS}) (?:av |på )?)?{month}(?: månad)?", _as_month),
        (rf"år(?:et)? {YEAR}", _as_date),
    )
    wordy = {_as_weekday, _as_relative, _as_ago, _as_month}
    return tuple((re.compile(rf"{BEFORE}(?:{shape})(?!\w)"), read, read not in wordy) for shape, read in shapes)


def read_year(text: str) -> Value | None:
    """Four digits that can be a year of our era, by themselves."""
    return Value(text, "gYear", text) if re.fullmatch(r"1\d{3}|20\d\d|21\d\d", text) else None


def _as_text(match: re.Match[str], _anchor: date | None) -> Value:
    return Value(match.group())


def _as_date(match: re.Match[str], anchor: date | None) -> Value | None:
    """Day, month and year as far as they are given; None for a day that no calendar has (*31 februari*)."""
    found = match.groupdict()
    day = int(found.get("day") or 0)
    month = int(found.get("number") or 0) or load_months().get(found.get("month") or "", 0)
    year = int(found.get("year") or 0)
    if day and month:
        return _day_value(match.group(), year, month, day, anchor)
    if month:
        return Value(match.group(), "gYearMonth", f"{year:04}-{month:02}")
    return Value(match.group(), "gYear", f"{year:04}")


def _day_value(text: str, year: int, month: int, day: int, anchor: date | None) -> Value | None:
    """A day of a year, or of whatever year: the one nearest to ``anchor``, else xsd:gMonthDay."""
    try:
        if year:
            return Value(text, "date", date(year, month, day).isoformat())
        date(2024, month, day)
        if anchor is None:
            return Value(text, "gMonthDay", f"--{month:02}-{day:02}")
        days = list(_days_near(anchor, month, day))
    except ValueError:
        return None
    return Value(text, "date", min(days, key=lambda one: abs(one - anchor)).isoformat())


def _days_near(anchor: date, month: int, day: int) -> Iterator[date]:
    """The same day of the years around, where they have it (29 February: of leap years)."""
    for year in range(max(anchor.year - 4, 1), anchor.year + 5):
        if day != 29 or month != 2 or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
            yield date(year, month, day)


def _as_month(match: re.Match[str], anchor: date | None) -> Value:
    """A month without its year: the one nearest to ``anchor``, else xsd:gMonth."""
    month = load_months()[match.group("month")]
    if anchor is None:
        return Value(match.group(), "gMonth", f"--{month:02}")
    nearest = min(_days_near(anchor, month, 15), key=lambda one: abs(one - anchor))
    return Value(match.group(), "gYearMonth", f"{nearest.year:04}-{nearest.month:02}")


def _as_clock(match: re.Match[str], _anchor: date | None) -> Value:
    return Value(match.group(), "time", f"{int(match.group('hour')):02}:{match.group('minute') or '00'}:00")


def _as_weekday(match: re.Match[str], anchor: date | None) -> Value:
    """A weekday: *på torsdag* is the next one, *i torsdags* and *på torsdagen* the last one or today."""
    text = match.group()
    words = text.lower().split()
    if anchor is None or words[0] in {"förra", "nästa"}:
        return Value(text)
    name = next(name for name in load_weekdays() if words[-1].startswith(name))
    behind = (anchor.weekday() - load_weekdays()[name]) % 7
    if words[-1] == name and words[0] == "på":
        return _shifted(text, anchor, (7 - behind) % 7 or 7)
    return _shifted(text, anchor, -(behind or 7) if words[0] == "i" else -behind)


def _shifted(text: str, anchor: date, days: int) -> Value:
    return Value(text, "date", (anchor + timedelta(days)).isoformat())


def _as_relative(match: re.Match[str], anchor: date | None) -> Value:
    text = match.group()
    plain = text.lower()
    if anchor is None:
        return Value(text)
    if plain in SHIFTS:
        return _shifted(text, anchor, SHIFTS[plain])
    if plain == "i år":
        return Value(text, "gYear", f"{anchor.year:04}")
    return parse_relative(
        text, plain.removeprefix("under ").removeprefix("i ") if plain not in STILL else plain, anchor
    )


def _as_ago(match: re.Match[str], anchor: date | None) -> Value | None:
    """*för tre år sedan*; None where what is counted is no number (*för länge sedan*)."""
    text, count = match.group(), match.group("count").lower()
    number = count if count.isdigit() else read_word(count)
    if number is None or anchor is None:
        return Value(text)
    return parse_relative(text, f"{number} {match.group('unit').lower()} sedan", anchor)


@lru_cache(maxsize=4096)
def parse_relative(text: str, expression: str, anchor: date) -> Value:
    """What dateparser makes of a relative expression, as exact as it says itself to be; the text alone for a week."""
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": datetime.combine(anchor, datetime.min.time()), "TIMEZONE": "UTC"}
    found = DateDataParser(languages=["sv"], settings=settings).get_date_data(expression)
    if found.date_obj is None:
        return Value(text)
    day = found.date_obj.date().isoformat()
    kinds = {"day": Value(text, "date", day), "month": Value(text, "gYearMonth", day[:7])}
    return (kinds | {"year": Value(text, "gYear", day[:4])}).get(found.period, Value(text))
