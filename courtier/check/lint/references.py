"""Every id that a record or a row names, and what it must be the id of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from courtier.check.lint import references_market as market
from courtier.check.lint.files import DataPath, FactFile
from courtier.check.lint.reference import Reference, countries, country, each, of_type
from courtier.check.lint.remedies import nearest_help
from courtier.check.lint.specs import SNAPSHOTS
from courtier.check.lint.vocabulary import LEGAL_REGIMES, PRIVACY_REGIMES, PROCEDURES, WORDS
from courtier.check.lint.world import World
from courtier.knowledge.records.calendar import Deadline
from courtier.knowledge.records.certifications import (
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.procurement import Check, Measure, Route
from courtier.knowledge.records.providers import Entity, Provider
from courtier.knowledge.records.risk import CRITERIA, Duty, Kind, RequirementRule, Rule, Scheme
from courtier.knowledge.tables import REGIONS
from courtier.values.text import Text, Value

SORT_NAMES: dict[str, Text] = {
    "kind": Text(fr="nature de l’information", en="kind of information"),
    "element": Text(fr="élément", en="element"),
    "scheme": Text(fr="modèle de classification", en="classification scheme"),
    "any-scheme": Text(fr="modèle de classification", en="classification scheme"),
    "parameter": Text(fr="paramètre daté", en="dated parameter"),
    "requirement": Text(fr="exigence", en="requirement"),
    "check": Text(fr="vérification", en="check"),
    "route": Text(fr="mode de sollicitation", en="route"),
    "document": Text(fr="code de document", en="document code"),
    "certification-type": Text(fr="type de certification", en="certification type"),
    "offering": Text(fr="offre", en="offering"),
    "provider": Text(fr="fournisseur", en="provider"),
    "entity": Text(fr="entité", en="entity"),
    "region": Text(fr="région", en="region"),
    "country": Text(fr="code de pays", en="country code"),
    "claim": Text(fr="affirmation", en="claim"),
    "level": Text(fr="niveau", en="level"),
    "edition": Text(fr="édition", en="edition"),
}


def check_references(world: World) -> None:
    """Note every id that nothing bears, and every word that is not of its list."""
    for file in world.records:
        if file.wins and file.record is not None:
            for find in _FINDERS.get(type(file.record), ()):
                for reference in find(file.record, world):
                    _check(world, file, reference)
            _words(file, file.record)
    for table in world.tables:
        for row in world.in_force(table):
            for reference in _of_row(table.name, row.line, row.cells, world):
                _check(world, table, reference)


def _check(world: World, file: FactFile, reference: Reference) -> None:
    path, sort, identifier, among = reference
    known = world.ids[sort] if among is None else among
    gone = world.withdrawn.get((sort, identifier or ""))
    if gone is not None and among is None:
        said: dict[str, Value] = {"id": identifier or "", "sort": SORT_NAMES[sort]}
        said |= {"by": gone.by, "day": gone.on}
        file.add("withdrawn-id", path, None, **said)
    elif identifier is not None and identifier not in known:
        help = nearest_help(identifier, sorted(known))
        file.add("dangling-id", path, help, id=identifier, sort=SORT_NAMES[sort])


def _kind(record: Kind, _: World) -> Iterator[Reference]:
    yield Reference(("parent",), "kind", record.parent)


def _schemes(record: Rule | RequirementRule, _: World) -> Iterator[Reference]:
    yield from each(("schemes",), "scheme", record.schemes)


def _conditions(record: Any, _: World) -> Iterator[Reference]:
    conditions: tuple[Condition, ...] = record.when
    for number, condition in enumerate(conditions):
        yield Reference(("when", number, "parameter"), "parameter", condition.parameter)


def _effects(record: Rule, _: World) -> Iterator[Reference]:
    for number, effect in enumerate(record.effects):
        yield from each(("effects", number, "except_kinds"), "kind", effect.except_kinds)


def _demand(record: RequirementRule, world: World) -> Iterator[Reference]:
    yield from countries(("demand", "countries"), record.demand.countries, world)
    for number, asked in enumerate(record.demand.certifications or ()):
        path: DataPath = ("demand", "certifications", number)
        yield from of_type(path, asked.type, asked.level, asked.edition, world)


def _yields(record: Duty, _: World) -> Iterator[Reference]:
    for number, left in enumerate(record.yields):
        yield Reference(("yields", number, "requirement"), "requirement", left.requirement)
        yield Reference(("yields", number, "document"), "document", left.document)


def _deadline(record: Deadline, _: World) -> Iterator[Reference]:
    yield from each(("routes",), "route", record.routes)
    yield Reference(("parameter",), "parameter", record.parameter)
    yield Reference(("share",), "parameter", record.share)


def _measure(record: Measure, _: World) -> Iterator[Reference]:
    yield from each(("checks",), "check", record.checks)


def _route(record: Route, _: World) -> Iterator[Reference]:
    yield from each(("documents",), "document", record.documents)


def _scheme(record: Scheme, world: World) -> Iterator[Reference]:
    own = {level.id for criterion in CRITERIA for level in record.levels(criterion)}
    schemes = world.ids["scheme"] | world.ids["foreign-scheme"]
    for number, equivalent in enumerate(record.equivalents):
        path: DataPath = ("equivalents", number)
        yield Reference((*path, "level"), "level", equivalent.level, own)
        yield Reference((*path, "scheme"), "any-scheme", equivalent.scheme, schemes)


def _foreign_scheme(record: ForeignScheme, world: World) -> Iterator[Reference]:
    schemes = world.ids["scheme"] | world.ids["foreign-scheme"]
    levels = _levels(world)
    for number, equivalent in enumerate(record.equivalents):
        path: DataPath = ("equivalents", number)
        yield Reference((*path, "scheme"), "any-scheme", equivalent.scheme, schemes)
        if equivalent.scheme in levels:
            known = levels[equivalent.scheme]
            yield Reference((*path, "other_level"), "level", equivalent.other_level, known)


def _levels(world: World) -> dict[str, set[str]]:
    found = {s.id: {v.id for c in CRITERIA for v in s.levels(c)} for _, s in world.winning(Scheme)}
    return found | {s.id: {v.id for v in s.levels()} for _, s in world.winning(ForeignScheme)}


_FINDERS: dict[type[Any], tuple[Callable[[Any, World], Iterator[Reference]], ...]] = {
    Kind: (_kind,),
    Scheme: (_scheme,),
    ForeignScheme: (_foreign_scheme,),
    Rule: (_schemes, _conditions, _effects),
    RequirementRule: (_schemes, _conditions, _demand),
    Duty: (_conditions, _yields),
    Check: (_conditions,),
    Route: (_route,),
    Measure: (_measure,),
    Deadline: (_deadline, _conditions),
    CertificationType: (market.certification_type,),
    Offering: (market.offering, market.claims),
    ProviderClaims: (market.claims,),
    Provider: (market.provider,),
    Entity: (market.entity,),
}

_LISTS: dict[str, tuple[str, ...]] = {
    "legal_regimes": LEGAL_REGIMES,
    "privacy_regimes": PRIVACY_REGIMES,
    "procedures": PROCEDURES,
    "subjects": WORDS["subjects"],
}


def _words(file: FactFile, record: Any) -> None:
    for key, words in _LISTS.items():
        for number, word in enumerate(getattr(record, key, ())):
            if word not in words:
                help = nearest_help(word, words)
                file.add("unknown-word", (key, number), help, word=word, key=key)


def _of_row(name: str, line: int, cells: dict[str, str], world: World) -> Iterator[Reference]:
    if name == "risk/elements.csv":
        yield Reference((line, "kind"), "kind", cells.get("kind"))
    elif name.startswith(
        (
            SNAPSHOTS,
            REGIONS,
            "catalog/price-services",
            "catalog/shape-families",
            "catalog/shape-names",
            "catalog/own-prices",
            "catalog/discounts",
            "catalog/support-plans",
            "providers/resource-types",
            "providers/region-groups",
        )
    ):
        yield Reference((line, "provider"), "provider", cells.get("provider"))
    if name == REGIONS:
        yield Reference((line, "paired"), "region", cells.get("paired") or None)
        for column in ("country", "subdivision"):
            yield from country((line, column), cells.get(column) or None, world)
    rules = name == "providers/resource-rules.csv"
    # The lint of the catalogue alone reads no scheme.
    if rules and cells.get("scheme") != EVERY_SCHEME and world.ids.get("scheme"):
        yield Reference((line, "scheme"), "scheme", cells.get("scheme"))
    if name.startswith(SNAPSHOTS) and cells.get("region") != EVERYWHERE:
        region = f"{cells.get('provider')}:{cells.get('region')}"
        yield Reference((line, "region"), "region", region)


EVERYWHERE = "global"
"""The region of a price that is the same in all of them."""
EVERY_SCHEME = "*"
"""The scheme of what is asked of resources under all of them."""
