"""The cards of the list of offerings, and its filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from courtier.catalog.exposure import reach_in
from courtier.catalog.search import words_of
from courtier.catalog.select import LOST, countries
from courtier.catalog.wording import semicolons
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.report.labels import OFFERINGS
from courtier.report.sheets.claims import claim_name
from courtier.report.sheets.model import is_weak, same
from courtier.report.site.laws import NOBODY, NONE, exposure_choices, exposure_lines
from courtier.report.site.places import page_of
from courtier.values.text import Language, Text, say

_NAMES: tuple[tuple[str, Text], ...] = (
    ("level", Text(fr="Niveau", en="Level")),
    ("region", Text(fr="Pays ou région", en="Country or region")),
    ("certification", Text(fr="Certification affirmée", en="Certification claimed")),
    ("exposure", Text(fr="Exposition", en="Exposure")),
)
_NO_PLACE = Text(fr="lieu inconnu", en="place unknown")
_NO_CLAIM = Text(fr="aucune affirmation", en="no claim")


@dataclass(frozen=True)
class ClaimShown:
    """A claim on a card."""

    name: Text
    level: str | None
    weak: bool


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with its name."""

    value: str
    text: Text


@dataclass(frozen=True)
class OfferingRow:
    """One offering on its card; ``filters`` are its values, one space between."""

    path: str
    name: Text
    provider: Text
    weak: bool
    places: Text | None
    claims: tuple[ClaimShown, ...]
    exposure: tuple[Text, ...]
    choices: dict[str, tuple[Choice, ...]]

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """Each filter with the values that this offering answers."""
        return tuple((k, " ".join(c.value for c in v)) for k, v in self.choices.items())


@dataclass(frozen=True)
class Option:
    """One choice of a filter with how many offerings answer it."""

    value: str
    text: Text
    count: int


@dataclass(frozen=True)
class Group:
    """Choices under one label; None for the only group of a filter."""

    label: Text | None
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Filter:
    """One filter of the list."""

    name: str
    label: Text
    groups: tuple[Group, ...]


def offering_rows(knowledge: Knowledge, language: Language) -> tuple[OfferingRow, ...]:
    """Every offering, by provider then by id."""
    records = sorted(knowledge.all(Offering).values(), key=lambda o: (o.provider, o.id))
    return tuple(_row(record, knowledge, language) for record in records)


def _row(record: Offering, knowledge: Knowledge, language: Language) -> OfferingRow:
    provider = knowledge.get(Provider, record.provider)
    claims = [c for c in record.certifications if c.status not in LOST]
    levels = dict.fromkeys(part.strip() for c in claims if c.level for part in c.level.split("/"))
    types = dict.fromkeys(c.type for c in claims)
    exposed, names = reach_in(record, knowledge), PlaceNames(knowledge)
    return OfferingRow(
        path=page_of("offering", record.id, language),
        name=record.name,
        provider=provider.name if provider else same(record.provider),
        weak=is_weak(record.confidence),
        places=_places(record, knowledge, names),
        claims=tuple(
            ClaimShown(claim_name(c, knowledge), c.level, is_weak(c.evidence.confidence))
            for c in claims
        ),
        exposure=exposure_lines(exposed, names),
        choices={
            "level": tuple(Choice(_slug(level), same(level)) for level in levels),
            "region": _region_choices(record, knowledge, names),
            "certification": tuple(Choice(t, _type_name(t, knowledge)) for t in types)
            or (Choice(NONE, _NO_CLAIM),),
            "exposure": tuple(Choice(*found) for found in exposure_choices(exposed, names)),
        },
    )


def _slug(text: str) -> str:
    return "-".join(words_of(text))


def _type_name(identifier: str, knowledge: Knowledge) -> Text:
    record = knowledge.get(CertificationType, identifier)
    return record.name if record else same(identifier)


def _places(record: Offering, knowledge: Knowledge, names: PlaceNames) -> Text | None:
    """Where the regions of an offering are, else its countries; None where no source says."""
    found = [_place(key, knowledge, names) for key in record.regions]
    found = found or [names.of(code) for code in sorted(countries(record, knowledge))]
    return semicolons(dict.fromkeys(found)) if found else None


def _place(key: str, knowledge: Knowledge, names: PlaceNames) -> Text:
    region = knowledge.regions.get(key)
    return same(key) if region is None else names.of_region(region)


def _region_choices(
    record: Offering, knowledge: Knowledge, names: PlaceNames
) -> tuple[Choice, ...]:
    found = [Choice(code, names.of(code)) for code in sorted(countries(record, knowledge))]
    for key in record.regions:
        place = _place(key, knowledge, names)
        found.append(Choice(key, say("{key} – {place}", "{key} – {place}", key=key, place=place)))
    return tuple(found) or (Choice(NOBODY, _NO_PLACE),)


def filters(rows: Iterable[OfferingRow]) -> tuple[Filter, ...]:
    """The filters, each choice with how many offerings answer it; places in two groups."""
    found = []
    for name, label in _NAMES:
        counted: Counter[Choice] = Counter(c for row in rows for c in row.choices[name])
        options = [Option(c.value, c.text, n) for c, n in counted.items()]
        options.sort(key=lambda o: (o.value in (NONE, NOBODY), o.value))
        found.append(Filter(name, label, _groups(name, options)))
    return tuple(found)


def _groups(name: str, options: list[Option]) -> tuple[Group, ...]:
    if name != "region":
        return (Group(None, tuple(options)),)
    wide = tuple(o for o in options if ":" not in o.value)
    narrow = tuple(o for o in options if ":" in o.value)
    found = (
        Group(Text(fr="Pays", en="Country"), wide),
        Group(Text(fr="Région d’un fournisseur", en="Region of a provider"), narrow),
    )
    return tuple(group for group in found if group.options)


def counted(number: int) -> Text:
    """A number of offerings, agreeing in both languages."""
    return Text(fr=OFFERINGS.of(number, "fr"), en=OFFERINGS.of(number, "en"))
