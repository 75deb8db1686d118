"""Explanations of the schemes of other jurisdictions, and of their levels."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.foreign import ForeignLevel, ForeignScheme, HostingDemand
from courtier.knowledge.records.risk import CRITERIA, Level, Scheme
from courtier.report.explaining.model import (
    Detail,
    Explanation,
    detail,
    of_part,
    of_record,
    place_of,
    plain,
)
from courtier.results.words import BASIS_NAMES, DEPLOYMENT_NAMES
from courtier.values.text import Text, say

ONLY_BESIDE = Text(
    fr=(
        "Montré à côté, pour comparer : aucune règle, aucune exigence et aucun verdict ne le lit,"
        " et une correspondance n’accorde jamais rien."
    ),
    en=(
        "Shown beside, to compare: no rule, requirement or verdict reads it, and an equivalent"
        " never grants anything."
    ),
)


def scheme(record: ForeignScheme, knowledge: Knowledge) -> Explanation:
    """A scheme of another jurisdiction, with its levels."""
    rows = [
        detail(
            dimension.name,
            [say("{name} ({id})", "{name} ({id})", name=v.name, id=v.id) for v in dimension.levels],
        )
        for dimension in record.dimensions
    ]
    where = detail(Text(fr="Territoire", en="Jurisdiction"), plain([record.jurisdiction]))
    return of_record("foreign-scheme", record, knowledge, (where, *rows), ONLY_BESIDE)


def levels(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """A level of each scheme of another jurisdiction that has one of that id."""
    for owner in knowledge.all(ForeignScheme).values():
        found = owner.named(identifier)
        if found:
            yield _level(found[0], owner, knowledge)


def _level(item: ForeignLevel, owner: ForeignScheme, knowledge: Knowledge) -> Explanation:
    dimensions = [d.name for d in owner.dimensions if any(v.id == item.id for v in d.levels)]
    details = (
        detail(Text(fr="Modèle", en="Scheme"), [owner.name]),
        detail(Text(fr="Ce qui est jugé", en="What is judged"), dimensions),
        *_demands(item.demands),
        detail(Text(fr="Ailleurs", en="Elsewhere"), _elsewhere(item, owner, knowledge)),
    )
    return of_part(
        "foreign-level", item.id, Text(fr=item.name, en=item.name), item.text,
        place_of(owner, knowledge), details, ONLY_BESIDE, owner.help, item.confidence, item.sources,
    )  # fmt: skip


def _demands(item: HostingDemand | None) -> tuple[Detail | None, ...]:
    if item is None:
        return ()
    models = [DEPLOYMENT_NAMES[model] for model in item.deployment]
    models += [item.deployment_note] if item.deployment_note else []
    return (
        detail(Text(fr="Déploiements", en="Deployments"), models),
        detail(Text(fr="Lieu", en="Place"), [item.residency] if item.residency else []),
        detail(Text(fr="Preuve", en="Evidence"), [item.evidence] if item.evidence else []),
        detail(Text(fr="Texte", en="Text"), plain([item.reference])),
    )


def _elsewhere(item: ForeignLevel, owner: ForeignScheme, knowledge: Knowledge) -> list[Text]:
    """The levels beside this one: those that it names, then those that name it."""
    found: dict[tuple[str, str], Text] = {}
    for named in owner.equivalents:
        if named.level == item.id:
            other = _name(named.scheme, named.other_level, knowledge)
            found[named.scheme, named.other_level] = _beside(other, named.scheme, named.basis)
    for ours in knowledge.all(Scheme).values():
        for equivalent in ours.equivalents:
            if (equivalent.scheme, equivalent.other) == (owner.id, item.name):
                other = _name(ours.id, equivalent.level, knowledge)
                beside = _beside(other, ours.id, equivalent.basis)
                found.setdefault((ours.id, equivalent.level), beside)
    return list(found.values())


def _beside(name: Text, scheme: str, basis: str) -> Text:
    return say(
        "{name} ({scheme}), correspondance {basis}", "{name} ({scheme}), {basis} equivalent",
        name=name, scheme=scheme, basis=BASIS_NAMES[basis],
    )  # fmt: skip


def _name(scheme: str, level: str, knowledge: Knowledge) -> Text:
    """The name of a level of any scheme; its id where no record holds it."""
    foreign = knowledge.get(ForeignScheme, scheme)
    if foreign is not None:
        found = [Text(fr=v.name, en=v.name) for v in foreign.named(level)]
    else:
        ours = knowledge.get(Scheme, scheme)
        found = [v.name for v in _all(ours) if v.id == level] if ours else []
    return found[0] if found else Text(fr=level, en=level)


def _all(scheme: Scheme) -> Iterator[Level]:
    for criterion in CRITERIA:
        yield from scheme.levels(criterion)
