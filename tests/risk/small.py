"""A small world made by hand: one scheme and a few records, so that a whole result can be written.

Every record says ``<id> en bref`` (name), ``<id> : pourquoi.`` (text) and, as its help,
``<id> : quoi faire.``
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import (
    Duty,
    Element,
    Kind,
    Parameter,
    RequirementRule,
    Rule,
    Scheme,
)
from courtier.risk.facts import RiskFacts
from courtier.values.citation import Source
from courtier.values.findings import Location
from courtier.values.text import Text
from courtier.workload.model import Workload
from tests.risk.build import workload as build_workload

READ = date(2026, 11, 21)
R = TypeVar("R", bound=Record)


def name(identifier: str) -> Text:
    """The name of a record here."""
    return Text(fr=f"{identifier} en bref", en=f"{identifier} in short")


def why(identifier: str) -> Text:
    """The text of a record here."""
    return Text(fr=f"{identifier} : pourquoi.", en=f"{identifier}: why.")


def what_to_do(identifier: str) -> Text:
    """The help of a record here."""
    return Text(fr=f"{identifier} : quoi faire.", en=f"{identifier}: what to do.")


def source(identifier: str) -> tuple[Source, ...]:
    """The source of a record here."""
    return (Source(title=f"Texte de {identifier}", url=None, read_on=READ, confidence="secondary"),)


def record(model: type[R], identifier: str, **parts: Any) -> R:
    """A record of a few words."""
    common: dict[str, Any] = {
        "id": identifier,
        "name": name(identifier),
        "text": why(identifier),
        "help": what_to_do(identifier),
        "valid_from": None,
        "valid_to": None,
        "confidence": "secondary",
        "sources": source(identifier),
        "checked_on": None,
        "checked_by": None,
        "shelf_life_days": 365,
        "changes": [{"on": READ, "text": why("first")}],
    }
    return model.model_validate(common | parts)


def _by_id(records: list[R]) -> dict[str, R]:
    return {item.id: item for item in records}


def _level(identifier: str, rank: int, track: str = "general", **parts: Any) -> dict[str, Any]:
    return {
        "id": identifier,
        "name": name(identifier),
        "rank": rank,
        "track": track,
        "text": why(identifier),
        "deployment": (),
        "profile": False,
        "confidence": "primary",
        "sources": source(identifier),
    } | parts


def _equivalent(level: str, scheme: str, other: str, basis: str) -> dict[str, Any]:
    return {
        "level": level, "scheme": scheme, "other": other, "basis": basis,
        "confidence": "primary", "sources": source(scheme),
    }  # fmt: skip


SCHEME = record(
    Scheme,
    "modele",
    confidence="derived",
    authority=name("autorite"),
    provisional=False,
    confidentiality=[
        _level("c0", 0, deployment=["public", "private"]),
        _level("c1", 1, deployment=["private"]),
        _level("c3", 3, deployment=["government"]),
        _level("cx", 5, "classified"),
    ],
    integrity=[_level("i1", 1), _level("i3", 3)],
    availability=[_level("a1", 1), _level("a2", 2), _level("a4", 4)],
    equivalents=[
        _equivalent("c1", "autre", "x1", "published"),
        _equivalent("c3", "autre", "x2", "published"),
        _equivalent("c3", "autre", "x3", "published"),
        _equivalent("c3", "autre", "x4", "indicative"),
        _equivalent("c3", "inconnu", "y1", "indicative"),
    ],
)


def _kind(identifier: str, personal: bool, floors: dict[str, Any] | None, **parts: Any) -> Kind:
    empty = {"fr": (), "en": ()}
    references = {"gc": None, "dpv": None, "fides": None}
    basis = {"parent": None, "anchor": None, "flags": (), "synonyms": empty}
    return record(
        Kind, identifier, personal=personal, floors=floors, references=references, **basis | parts
    )


def _floors(*levels: str | None) -> dict[str, str | None]:
    return dict(zip(("confidentiality", "integrity", "availability"), levels, strict=True))


KINDS = [
    _kind("k-open", False, None, flags=("is-open",), confidence="primary"),
    _kind("k-plans", False, _floors("protege-a", None, "medium"), flags=("is-plans",)),
    _kind("k-people", True, _floors("protege-a", "low", None), flags=("is-people",)),
    _kind(
        "k-health", True, _floors("protege-b", "medium", "medium"),
        anchor="loi-1", flags=("is-health",), confidence="design", parent="k-people",
    ),
]  # fmt: skip
ELEMENTS = [
    Element(id="e-name", kind="k-people", name=name("e-name"), direct_identifier=True),
    Element(id="e-diagnosis", kind="k-health", name=name("e-diagnosis"), direct_identifier=False),
]


def _ask(identifier: str, **parts: Any) -> dict[str, Any]:
    question = {"id": identifier, "text": why(identifier), "asks": "holder"}
    return {"ask": question} | parts


def _rule(
    identifier: str, each: str, when: list[dict[str, Any]], *effects: Any, **parts: Any
) -> Rule:
    basis: dict[str, Any] = {"schemes": (), "article": None}
    return record(Rule, identifier, each=each, when=when, effects=effects, **basis | parts)


_IN_CLEAR = {"fact": "form", "any_of": ("clear", "pseudonymised")}
RULES = [
    _rule("r-floor", "asset", [{"fact": "personal", "is": True}, _IN_CLEAR],
          {"floors": True, "except_kinds": ("k-open",)}, {"flag": "with-floor"}),
    _rule("r-plans", "asset", [{"fact": "kind", "any_of": ("k-plans",)}], {"floors": True}),
    _rule("r-many", "asset", [{"fact": "persons", "parameter": "p-many"}],
          {"raises": "confidentiality", "to": "protege-c"}),
    _rule("r-minors", "asset", [{"fact": "subjects", "any_of": ("minors",)}],
          {"flag": "minors"}, _ask("q-minors", undetermined=("confidentiality",))),
    _rule("r-joined", "asset",
          [{"fact": "joined-elements", "count_of": ("e-name", "e-diagnosis"), "minimum": 2}],
          _ask("q-joined")),
    _rule("r-law", "asset", [{"fact": "special-law", "any_of": ("cabinet",)}],
          {"stop": why("stop")}, confidence="primary"),
    _rule("r-use", "asset", [{"fact": "uses", "any_of": ("biometric-database",)}],
          {"refuse": why("refuse")}, confidence="design"),
    _rule("r-rto", "workload", [{"fact": "rto-hours", "at_most": 24}],
          {"raises": "availability", "to": "medium"}, {"flag": "quick"}),
    _rule("r-rto-4", "workload", [{"fact": "rto-hours", "at_most": 4}],
          {"raises": "availability", "to": "high"}),
    _rule("r-rpo", "workload", [{"fact": "rpo-hours", "at_most": 1}],
          {"raises": "integrity", "to": "high"}),
    _rule("r-ai", "workload", [{"fact": "ai", "any_of": ("embedded",)}],
          {"stop": why("ai")}, confidence="unverified"),
    _rule("r-life", "workload",
          [{"fact": "harm-life", "at_least": "serious"}, {"fact": "hours", "any_of": ("24x7",)}],
          {"raises": "availability", "to": "very-high"}),
    _rule("r-later", "workload", [], {"flag": "never"}, valid_from=date(2026, 11, 24)),
    _rule("r-elsewhere", "workload", [], {"flag": "never"}, schemes=("autre",)),
    _rule("r-here", "workload", [], {"flag": "here"}, schemes=("autre", "modele")),
]  # fmt: skip


def _requirement(identifier: str, when: list[dict[str, Any]], **parts: Any) -> RequirementRule:
    basis: dict[str, Any] = {
        "schemes": (), "force": "must", "article": None, "relaxed_by": "security-officer",
        "demand": {"to_confirm": "architect"},
    }  # fmt: skip
    return record(RequirementRule, identifier, when=when, **basis | parts)


REQUIREMENTS = [
    _requirement("req-all", [], force="should"),
    _requirement(
        "req-closed", [{"fact": "level-confidentiality", "at_least": "protege-b"}],
        demand={"place": "data", "countries": ("CA",)}, schemes=("modele",), confidence="primary",
    ),
    _requirement("req-ready", [{"fact": "level-availability", "at_least": "high"}]),
    _requirement("req-exact", [{"fact": "level-integrity", "at_least": "high"}]),
    _requirement("req-flag", [{"fact": "flags", "any_of": ("high-integrity-or-availability",)}]),
    _requirement("req-elsewhere", [], schemes=("autre",)),
    _requirement("req-over", [], valid_to=date(2026, 11, 22)),
    _requirement("req-unknown", [{"fact": "hours", "any_of": ("24x7",)}]),
]  # fmt: skip


def duty(identifier: str, *yields: dict[str, Any], **parts: Any) -> Duty:
    """A duty for everybody on the workload, unless told otherwise."""
    basis: dict[str, Any] = {
        "article": f"art. {identifier}", "privacy_regimes": (), "legal_regimes": (),
        "each": "workload", "when": (), "status": "applies", "asks": "privacy-officer",
    }  # fmt: skip
    return record(
        Duty, identifier, yields=yields or ({"document": f"doc-{identifier}"},), **basis | parts
    )


def yielded(identifier: str, asks: str = "adviser", when_unknown: bool = False) -> dict[str, Any]:
    """What a duty leaves behind: a question."""
    question = {"id": identifier, "text": why(identifier), "asks": asks}
    return {"question": question | {"when_unknown": when_unknown}}


DUTIES = [
    duty(
        "d-people", {"check": why("c-1")}, {"document": "pia"}, yielded("q-duty"),
        each="asset", when=[{"fact": "personal", "is": True}], confidence="primary",
    ),
    duty("d-elsewhere", privacy_regimes=("p-39.1",)),
]  # fmt: skip

MANY = record(
    Parameter,
    "p-many",
    unit="1",
    values=[
        {
            "case": {}, "value": Decimal(1000), "valid_from": date(2020, 1, 1), "valid_to": None,
            "reference": None, "confidence": "design", "sources": source("p-many"), "note": None,
        }
    ],
)  # fmt: skip


def small_facts(**parts: Any) -> RiskFacts:
    """The facts of the small world; ``parts`` replaces whole groups of records."""
    basis: dict[str, Any] = {
        "scheme": SCHEME,
        "scheme_names": {"modele": name("modele"), "autre": name("autre")},
        "kinds": _by_id(KINDS),
        "elements": {element.id: element for element in ELEMENTS},
        "rules": _by_id(RULES),
        "requirements": _by_id(REQUIREMENTS),
        "duties": _by_id(DUTIES),
        "parameters": _by_id([MANY]),
    }
    return RiskFacts(**basis | parts)


def place(path: tuple[str | int, ...]) -> Location:
    """A place that tells the path it was asked for."""
    return Location(file="/".join(map(str, path)), line=1, column=1)


small_workload: Callable[..., Workload] = partial(build_workload, scheme="modele")
