"""Which general noun can take up which special one: *myndigheten* for a security service, *bolaget* for a company.

Swedish compounds end in what they are, so the last part of a description decides.
"""

from __future__ import annotations

from collections.abc import Collection

GENERAL: dict[str, tuple[str, ...]] = {
    "myndighet": (
        "tjänst",
        "polis",
        "verk",
        "styrelse",
        "byrå",
        "inspektion",
        "nämnd",
        "departement",
        "förvaltning",
        "ämbete",
    ),
    "organisation": ("förening", "förbund", "rörelse", "råd", "grupp", "stiftelse", "kommitté", "union", "allians"),
    "bolag": ("företag", "koncern", "bank", "jätte", "tillverkare", "kedja", "fabrik", "aktiebolag", "rederi", "verk"),
    "företag": ("bolag", "koncern", "bank", "jätte", "tillverkare", "kedja", "aktiebolag", "rederi"),
    "tidning": ("magasin", "blad", "post", "times"),
    "parti": ("demokraterna", "partiet", "liga"),
    "lag": ("klubb", "förening", "landslag"),
    "klubb": ("lag", "förening"),
    "universitet": ("högskola", "lärosäte"),
    "institut": ("centrum", "institutet"),
    "krig": ("invasion", "konflikt", "offensiv"),
    "rapport": ("dokument", "studie", "utredning", "undersökning"),
    "dokument": ("rapport", "brev", "promemoria", "avtal", "handling", "akt"),
    "man": ("ledare", "direktör", "präst"),
}


def can_take_up(general: str, descriptions: Collection[str]) -> bool:
    """Whether a definite noun can mean a thing of one of these descriptions."""
    heads = GENERAL.get(general, ())
    return any(description == general or description.endswith((general, *heads)) for description in descriptions)
