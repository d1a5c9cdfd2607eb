"""One Entity for each referent: its label, kind, aliases, readable id and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graphbuild.model import Claim, Entity, Kind, Mention, Modality, Polarity, Referent, Resolution
from graphbuild.naming import Place, Places

# Unnamed things of these kinds are other things in another document; concepts are the same word everywhere.
SCOPED = frozenset(
    {Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.DOCUMENT, Kind.EVENT, Kind.COUNTRY, Kind.CITY, Kind.PLACE}
)


class EntityIndex:
    """Entities of one document by referent."""

    def __init__(self, document: str, resolution: Resolution, places: Places) -> None:
        self._document = document
        self._resolution = resolution
        self._places = places
        self._known: dict[int, Entity] = {}
        self._roles: dict[int, tuple[Kind, str]] = {}

    def learn_roles(self, claims: Iterable[Claim]) -> None:
        """Give names that nothing else tells the kind of that of what they are said to be: *Zorvex är ett företag*."""
        for claim in claims:
            role = claim.object
            if not (isinstance(role, Mention) and role.predicative and is_role(claim, role)):
                continue
            for referent in self._resolution.referents_of(claim.subject):
                if referent.named and referent.kind is Kind.CONCEPT:
                    self._roles.setdefault(referent.number, (role.kind, f"said to be {role.label}"))

    def find(self, mention: Mention) -> tuple[Entity, ...]:
        """The entities a mention means; none for a pronoun that nobody could resolve."""
        if mention.predicative and not mention.named:
            return (self._describe(mention),)
        found = tuple(self._of(referent) for referent in self._resolution.referents_of(mention))
        if mention.parts and len(found) == 1:
            return tuple(self._part(label, found[0]) for label in mention.parts)
        return found

    def find_speaker(self, mention: Mention) -> Entity | None:
        """Who speaks; a pronoun nobody could resolve is still somebody, so that no claim passes for the text's own."""
        found = self.find(mention)
        if found:
            return found[0]
        label = mention.label.lower()
        return Entity(
            f"{self._document}/{label}", label, Kind.PERSON, scope=self._document, reason="unresolved pronoun"
        )

    def _of(self, referent: Referent) -> Entity:
        if referent.number not in self._known:
            self._known[referent.number] = self._make(referent)
        return self._known[referent.number]

    def _part(self, label: str, whole: Entity) -> Entity:
        """One of the things that coordinated adjectives tell apart."""
        scope = whole.scope
        return Entity((f"{scope}/" if scope else "") + label, label, whole.kind, scope=scope, reason=whole.reason)

    def _make(self, referent: Referent) -> Entity:
        label = choose_label(referent)
        place = self._places.by_name.get(label.casefold()) if referent.named else None
        if place is not None and referent.kind is Kind.PERSON and not place.given:
            place = None  # a person called London is not the city
        role = self._roles.get(referent.number) if place is None else None
        kind = place.kind if place is not None else role[0] if role else referent.kind
        scope = "" if referent.named or kind not in SCOPED else self._document
        name = place.label if place is not None else label  # *Kiev* and *Kyiv* are one node
        return Entity(
            id=(f"{scope}/" if scope else "") + name,
            label=label,
            kind=kind,
            aliases=find_aliases(referent, label),
            links=place.links if place is not None else (),
            scope=scope,
            reason=role[1] if role else give_reason(referent, place),
            country=self._governed_from(name) if referent.named and referent.kind is not Kind.PERSON else "",
            code=place.iso if place is not None else "",
        )

    def _governed_from(self, name: str) -> str:
        """The country that a capital or seat of power stands for: *Peking fördömer*, *Kreml varnar*."""
        folded = name.casefold()
        return self._places.seats.get(folded) or self._places.capitals.get(folded, "")

    def _describe(self, mention: Mention) -> Entity:
        """What a predicative noun says: the class itself, a concept shared by all documents."""
        return Entity(mention.label, mention.label, Kind.CONCEPT, tuple(sorted(set(mention.wordings))))


def is_role(claim: Claim, role: Mention) -> bool:
    """Whether a claim says, and does not deny or guess, what kind of thing its subject is."""
    told = claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ASSERTED
    return told and claim.relation.label == "är" and role.kind in SCOPED and not role.named


def give_reason(referent: Referent, place: Place | None) -> str:
    """Why the entity has its kind, and why it has no link where its name means several places."""
    if place is None:
        return referent.reason
    reason = "user's gazetteer" if place.given else referent.reason
    return f"{reason}; not linked: it may be in {' or '.join(place.shared)}" if place.shared else reason


def choose_label(referent: Referent) -> str:
    """The fullest name of a person, the commonest of anything else; for the unnamed, the first description."""
    names = [mention.label for mention in referent.mentions if mention.named]
    if not names:
        return next((mention.label for mention in referent.mentions if not mention.pronoun), referent.mentions[0].label)
    if referent.kind is Kind.PERSON:
        return max(names, key=lambda name: (len(name.split()), -names.index(name)))
    counts = Counter(names)
    return max(counts, key=lambda name: (counts[name], -names.index(name)))


def find_aliases(referent: Referent, label: str) -> tuple[str, ...]:
    """All other wordings of the referent in this text, sorted; pronouns are no names."""
    wordings = {
        wording
        for mention in referent.mentions
        if not mention.pronoun
        for wording in (mention.label, *mention.wordings)
    }
    return tuple(sorted(wordings - {label}))
