"""Small law of a country that does not exist, and workloads to route under it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.risk import Parameter
from courtier.procurement.facts import RouteFacts, route_facts
from courtier.procurement.route import find_route
from courtier.results.classification import Classification, Levels
from courtier.results.matches import Match, Verdict, Views
from courtier.results.route import CheckResult, RouteDocument, RouteOutcome, RouteResult
from courtier.values.text import Text
from courtier.workload.model import Workload

DAY = date(2026, 11, 23)
SOURCE: dict[str, Any] = {
    "title": "Texte d’essai",
    "url": None,
    "read_on": "2026-11-21",
    "confidence": "primary",
}
WORDS = {"fr": "Une phrase.", "en": "A sentence."}
CENT = Decimal("0.01")


def record(identifier: str, **fields: Any) -> dict[str, Any]:
    """What every record carries, with the given fields over it."""
    return {
        "id": identifier,
        "name": {"fr": identifier, "en": identifier},
        "text": WORDS,
        "help": WORDS,
        "valid_from": None,
        "valid_to": None,
        "confidence": "primary",
        "sources": [SOURCE],
        "checked_on": None,
        "checked_by": None,
        "shelf_life_days": 365,
        "changes": [{"on": "2026-11-21", "text": WORDS}],
        **fields,
    }


def route(identifier: str, procedure: str, conditions: tuple[str, ...], **fields: Any) -> Route:
    """A route of regime lcop-4 whose conditions have these ids."""
    data = record(
        identifier,
        procedure=procedure,
        legal_regimes=["lcop-4"],
        article="art. 1",
        conditions=[{"id": c, "text": WORDS, "article": "art. 1"} for c in conditions],
        documents=["A1"],
        order=1,
    )
    return Route.model_validate({**data, **fields})


def check(identifier: str, **fields: Any) -> Check:
    """A check that always goes, whatever the law and the procedure."""
    data = record(
        identifier,
        article="art. 2",
        legal_regimes=[],
        procedures=[],
        when=[],
        asks="adviser",
        order=1,
    )
    return Check.model_validate({**data, **fields})


def parameter(identifier: str, value: Any, confidence: str = "primary", **case: Any) -> Parameter:
    """A parameter with one value, open on both sides."""
    one = {
        "case": case,
        "value": value,
        "valid_from": None,
        "valid_to": None,
        "reference": "art. 3",
        "confidence": confidence,
        "sources": [SOURCE],
        "note": None,
    }
    return Parameter.model_validate(record(identifier, unit="CAD", values=[one]))


CALL_OFF = route("order", "call-off", ("agreement", "object-covered", "term", "basis-authorised"))
GROUP = route("group", "group-purchase", ("covered",))
TENDER = route("tender", "public-tender", ("at-or-above-threshold",))
DIRECT = route("direct", "direct-award", ("below-threshold", "weigh-competition"))
SOUNDING = route("sounding", "market-sounding", ("no-commitment",), legal_regimes=[])
ALL_ROUTES = (CALL_OFF, GROUP, TENDER, DIRECT, SOUNDING)
CHECKS = (
    check("check-chief-executive", legal_regimes=["lcop-4"], procedures=["call-off"],
          when=[{"fact": "award-basis", "any_of": ["other"]}]),
    check("check-group-purchase", legal_regimes=["lcop-4"],
          when=[{"fact": "group-purchase", "any_of": ["covered"]}]),
    check("check-splitting", procedures=["direct-award"],
          when=[{"fact": "estimated-value", "at_least": 1000000}]),
)  # fmt: skip
PARAMETERS = (
    parameter("public-tender-threshold", 100000, nature=["services"]),
    parameter("call-off-max-term", 36),
)


def facts(
    routes: tuple[Route, ...] = ALL_ROUTES,
    checks: tuple[Check, ...] = CHECKS,
    parameters: tuple[Parameter, ...] = PARAMETERS,
) -> RouteFacts:
    """The facts of the small law, or others in their place."""
    titles = [RouteDocument(code=c, title=Text(fr=c, en=c), written=True) for c in ("A1", "A3")]
    return RouteFacts(
        {r.id: r for r in routes},
        {c.id: c for c in checks},
        {p.id: p for p in parameters},
        tuple(titles),
    )


@cache
def real_facts() -> RouteFacts:
    """The bundled law."""
    return route_facts(Knowledge())


def classified(*flags: str, confidentiality: str = "protege-b") -> Classification:
    """A classification with these flags."""
    levels = Levels(confidentiality=confidentiality, integrity="medium", availability="medium")
    return Classification(
        scheme="quebec-2024-05", scheme_name=Text(fr="x", en="x"), level_names=(),
        status="proposed", levels=levels, at_least=levels, flags=flags,
        flags_in_doubt=(),
        deployment=(), assets=(), reasons=(), near=(), equivalents=(),
        changes=(), duties=(), questions=(),
    )  # fmt: skip


def match(offering: str, verdict: Verdict) -> Match:
    """A verdict on an offering."""
    return Match(
        offering=offering, name=Text(fr=offering, en=offering), provider="x", regions=(),
        verdict=verdict, rank=None, score=Decimal(1),
        views=Views(fit=Decimal(1), price=None, exposure=None, carbon=None),
        criteria=(), conditions=(),
        relaxation=None, exposure=None, layer="bundled",
    )  # fmt: skip


FULL: dict[str, Any] = {
    "estimated_value_cad": Decimal(50000),
    "nature": "services",
    "term": {"initial_months": 24, "renewals": [12]},
    "award_basis": "price",
    "agreements": [],
    "group_purchase": "no",
}
"""An acquisition that leaves nothing unknown, and nothing but the value to decide."""

MINISTRY = {"kind": "ministry", "legal_regime": "lcop-4", "privacy_regime": "a-2.1"}
SCHOOL = {"kind": "school", "legal_regime": "lcop-4", "privacy_regime": "a-2.1"}
HEALTH = {"kind": "health", "legal_regime": "lcop-4", "privacy_regime": "r-22.1"}
CITY = {"kind": "municipality", "legal_regime": "c-19", "privacy_regime": "a-2.1"}


def workload(
    organization: dict[str, Any] = MINISTRY, answers: tuple[str, ...] = (), **changes: Any
) -> Workload:
    """A workload whose acquisition is full, but for what is changed; None takes a field out."""
    acquisition = {k: v for k, v in {**FULL, **changes}.items() if v is not None}
    return Workload.model_validate(
        {
            "courtier": 1,
            "id": "essai",
            "name": "Essai",
            "organization": {"name": "Organisme exemple", **organization},
            "information": [{"id": "dossiers", "kind": "contact"}],
            "acquisition": acquisition,
            "answers": [
                {"question": q, "answer": True, "by": "Personne exemple", "on": date(2026, 1, 5)}
                for q in answers
            ],
        }
    )


def routed(
    case: Workload,
    law: RouteFacts | None = None,
    *flags: str,
    day: date = DAY,
    matches: tuple[Match, ...] = (),
) -> RouteOutcome:
    """The route under the small law, or another."""
    return find_route(case, classified(*flags), matches, law or facts(), day)


def of(outcome: RouteOutcome, identifier: str) -> RouteResult:
    """One route of an outcome."""
    return next(r for r in outcome.route.routes if r.id == identifier)


def checked(outcome: RouteOutcome, identifier: str) -> CheckResult:
    """One check of an outcome."""
    return next(c for c in outcome.route.checks if c.id == identifier)


def said(result: RouteResult) -> str:
    """All reasons of a route, in French."""
    return " ".join(reason.text.fr for reason in result.reasons)


def found(outcome: RouteOutcome) -> set[str]:
    """The ids of the findings."""
    return {finding.id for finding in outcome.findings}
