"""Literals: values with their XSD datatype, and text that every syntax can hold."""

from __future__ import annotations

import re
from datetime import date

from pyoxigraph import Literal, NamedNode

from graphbuild.model import Value
from graphbuild.vocabulary import XSD

_ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})?"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_LEXICAL = {
    "boolean": re.compile("true|false|0|1"),
    "integer": re.compile("[+-]?[0-9]+"),
    "nonNegativeInteger": re.compile("[+]?[0-9]+"),
    "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "double": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"),
    "date": re.compile(_DATE + _ZONE),
    "dateTime": re.compile(_DATE + r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?" + _ZONE),
    "time": re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?" + _ZONE),
    "duration": re.compile(r"-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?"),
    "gYear": re.compile("-?[0-9]{4,9}"),
    "gYearMonth": re.compile("-?[0-9]{4,9}-(0[1-9]|1[0-2])"),
    "gMonthDay": re.compile("--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    "gMonth": re.compile("--(0[1-9]|1[0-2])"),
    "gDay": re.compile("---(0[1-9]|[12][0-9]|3[01])"),
}
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_COUNT, _SHARE = NamedNode(XSD.nonNegativeInteger), NamedNode(XSD.decimal)
_UNSTORABLE = re.compile(f"[\x00\ud800-\udfff{_NONCHARACTERS}]")


def literal(value: Value) -> Literal:
    """A value as a typed literal; one whose lexical form its datatype does not allow stays the string it was."""
    lexical = value.lexical or value.text
    if not fits(lexical, value.datatype):
        return plain(value.text or lexical)
    return Literal(lexical, datatype=NamedNode(XSD[value.datatype]))


def plain(text: str) -> Literal:
    """Text as a string; NUL, lone surrogates and noncharacters, which not every RDF tool can read, become U+FFFD."""
    return Literal(_UNSTORABLE.sub("\ufffd", text))


def swedish(text: str) -> Literal:
    """Text as a Swedish literal."""
    return Literal(_UNSTORABLE.sub("\ufffd", text), language="sv")


def count(number: int) -> Literal:
    """An offset or a number of something, as NIF wants it: xsd:nonNegativeInteger."""
    return Literal(str(number), datatype=_COUNT)


def share(number: float) -> Literal:
    """A number from 0 to 1 as a decimal of at most four places: ``0.93``."""
    digits = f"{number:.4f}".rstrip("0")
    return Literal(digits + "0" * digits.endswith("."), datatype=_SHARE)


def fits(lexical: str, datatype: str) -> bool:
    """Whether a datatype of XML Schema, by its local name, allows a lexical form."""
    pattern = _LEXICAL.get(datatype)
    if pattern is None or not pattern.fullmatch(lexical):
        return False
    if datatype in {"date", "dateTime"}:
        try:
            date.fromisoformat(lexical[:10])
        except ValueError:
            return False
    return True
