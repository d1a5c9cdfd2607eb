"""Units of measure and currencies by their Swedish names, from Unicode's CLDR (by way of Babel)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

LOCALE = "sv"

# CLDR also has cups, pixels and the sun's mass; these are the measures that texts give amounts in.
MEASURES = (
    "length-kilometer length-meter length-decimeter length-centimeter length-millimeter length-micrometer length-nanometer "
    "length-mile length-mile-scandinavian length-nautical-mile length-foot length-inch length-light-year "
    "mass-tonne mass-kilogram mass-gram mass-milligram mass-microgram mass-ounce mass-carat "
    "temperature-celsius temperature-fahrenheit temperature-kelvin "
    "area-square-kilometer area-square-meter area-square-centimeter area-hectare area-acre "
    "speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour speed-knot "
    "power-gigawatt power-megawatt power-kilowatt power-watt power-milliwatt power-horsepower "
    "energy-kilowatt-hour energy-kilocalorie energy-calorie energy-kilojoule energy-joule energy-electronvolt "
    "duration-century duration-decade duration-year duration-month duration-week duration-day duration-hour "
    "duration-minute duration-second duration-millisecond "
    "pressure-bar pressure-millibar pressure-pascal pressure-hectopascal pressure-kilopascal pressure-megapascal "
    "frequency-gigahertz frequency-megahertz frequency-kilohertz frequency-hertz "
    "digital-petabyte digital-terabyte digital-gigabyte digital-gigabit digital-megabyte digital-megabit "
    "digital-kilobyte digital-byte electric-ampere electric-volt "
    "volume-cubic-kilometer volume-cubic-meter volume-cubic-centimeter volume-hectoliter volume-liter "
    "volume-deciliter volume-centiliter volume-milliliter volume-gallon volume-barrel "
    "concentr-percent concentr-permille"
).split()
# What CLDR lacks: everyday short names, and the energy units of the news.
FURTHER = {
    "dag": "d",
    "dagar": "d",
    "procentenhet": "procentenheter",
    "procentenheter": "procentenheter",
    "grad": "°",
    "grader": "°",
    "plusgrader": "°C",
    "kvm": "m²",
    "timmars": "tim",
    "GWh": "GWh",
    "MWh": "MWh",
    "TWh": "TWh",
    "gigawattimmar": "GWh",
    "megawattimmar": "MWh",
    "terawattimmar": "TWh",
    "öre": "öre",
}
# A bare *krona* or *dollar* is several countries' money; in a Swedish text it is this one's.
BARE_CURRENCIES = {
    "krona": "SEK",
    "kronor": "SEK",
    "kr": "SEK",
    "dollar": "USD",
    "pund": "GBP",
    "rubel": "RUB",
    "franc": "CHF",
    "yen": "JPY",
    "yuan": "CNY",
    "zloty": "PLN",
    "lira": "TRY",
    "hryvnia": "UAH",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
}
# One word for multiplier and currency.
JOINED = {"mkr": (10**6, "SEK"), "mdkr": (10**9, "SEK"), "tkr": (10**3, "SEK"), "msek": (10**6, "SEK")}


# Symbols that in running text are letters and lists more often than measures: *grupp 3 B*.
LETTERS = frozenset("A B J K V d s t v".split())


@cache
def load_units() -> Mapping[str, str]:
    """Unit by name, as written or lower-case: ``kilometer``: ``km``, ``procent``: ``%``, ``norska kronor``: ``NOK``."""
    names = dict(_currencies()) | dict(_measures()) | FURTHER | BARE_CURRENCIES
    lower = {name.lower(): unit for name, unit in names.items() if len(name) > 3}
    return MappingProxyType(lower | names)


@cache
def load_unit_words() -> frozenset[str]:
    """The words that can head an amount: a unit's last word, or its first (*kilometer per timme*)."""
    names = load_units()
    first = {name.split()[0] for name, unit in names.items() if " per " in name or " i " in name or "°" in unit}
    return frozenset(name.split()[-1] for name in names) | first | frozenset(JOINED)


def find_unit(words: list[str]) -> tuple[str, int]:
    """The unit that the first of ``words`` name, and how many of them; ``("", 0)`` where they name none."""
    units = load_units()
    for length in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:length])
        unit = units.get(name) or units.get(name.lower(), "")
        if unit:
            return unit, length
    return "", 0


def _measures() -> Iterator[tuple[str, str]]:
    for measure in MEASURES:
        one, symbol = _names_of(measure, "short")
        names = {one, symbol, *_names_of(measure, "long")} - {measure} - LETTERS  # its own id where CLDR has no name
        yield from ((name, symbol) for name in sorted(names))
        yield from ((name.replace(" per timme", " i timmen"), symbol) for name in sorted(names) if " per timme" in name)


def _names_of(measure: str, length: Literal["short", "long"]) -> tuple[str, str]:
    """A unit's name beside 1 and beside 2."""
    from babel.units import format_unit

    one, two = (
        format_unit(count, measure, length=length, locale=LOCALE)
        .removeprefix(str(count))
        .replace("\u00a0", " ")
        .strip()
        for count in (1, 2)
    )
    return one, two


def _currencies() -> Iterator[tuple[str, str]]:
    """Money that is legal tender somewhere, by code and by name in one and many."""
    from babel.core import get_global
    from babel.numbers import get_currency_name, get_territory_currencies

    tender = {code for country in get_global("territory_currencies") for code in get_territory_currencies(country)}
    for code in sorted(tender):
        yield code, code
        yield from ((get_currency_name(code, count=count, locale=LOCALE), code) for count in (1, 2))
