"""Whole classifications of small workloads, written by hand from the records of ``small.py``."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from courtier.results.classification import (
    AssetLevels,
    Change,
    ChangeEffect,
    ClassifyOutcome,
    EquivalentLevels,
    LevelName,
    Levels,
    NearReason,
)
from courtier.results.common import FactUsed, Question, Reason
from courtier.risk.approval import fingerprint
from courtier.risk.classify import classify
from courtier.values.findings import Finding
from courtier.values.text import Text
from courtier.workload.information import Asset
from tests.risk.build import DAY
from tests.risk.small import (
    KINDS,
    name,
    place,
    small_facts,
    small_workload,
    source,
    what_to_do,
    why,
)

ANCHORS = {kind.id: kind.anchor for kind in KINDS}
CHOSEN = {"k-health"}  # the one whose record says ``design``; the others rest on a text


def _levels(words: str) -> Levels:
    one, two, three = words.split()
    return Levels(confidentiality=one, integrity=two, availability=three)


def _floor_text(kind: str) -> Text:
    anchor = ANCHORS[kind]
    fr, en = (f" (ancrage : {anchor})", f" (anchor: {anchor})") if anchor else ("", "")
    whose = ("choix de ce projet", "a choice of this project")
    if kind not in CHOSEN:
        whose = ("selon le texte cité", "by the text cited")
    return Text(
        fr=f"Plancher de la nature « {kind} en bref », {whose[0]}{fr}.",
        en=f"Floor of the kind “{kind} in short”, {whose[1]}{en}.",
    )


def _floor(rule: str, criterion: Any, level: str, asset: str, kind: str) -> Reason:
    return Reason(
        rule=rule, criterion=criterion, level=level, asset=asset, text=_floor_text(kind),
        sources=source(kind),
    )  # fmt: skip


def _raised(
    rule: str, criterion: Any, level: str, asset: str | None = None, text: Text | None = None
) -> Reason:
    return Reason(
        rule=rule, criterion=criterion, level=level, asset=asset, text=text or why(rule),
        sources=source(rule),
    )  # fmt: skip


def _near(rule: str, criterion: Any, level: str, asset: Any, fact: str, standing: Any) -> Any:
    return NearReason(
        rule=rule, criterion=criterion, level=level, asset=asset, text=name(rule), fact=fact,
        standing=standing,
    )  # fmt: skip


def _asked(identifier: str, asset: str | None, asks: Any = "holder") -> Question:
    record = identifier.split(".")[0]
    return Question(id=identifier, text=why(record), asks=asks, asset=asset)


def _effect(levels: str, **parts: tuple[str, ...]) -> ChangeEffect:
    basis: dict[str, Any] = {
        "requirements_dropped": (), "requirements_added": (), "questions_dropped": (),
        "offerings_won": None, "offerings_lost": None,
    }  # fmt: skip
    return ChangeEffect(levels=_levels(levels), **basis | parts)


def _change(
    identifier: str, fr: str, en: str, effect: ChangeEffect, asset: str | None = None, **parts: Any
) -> Change:
    basis: dict[str, Any] = {"also": None, "number": None, "action": identifier.split(".")[0]}
    return Change(
        id=identifier, text=Text(fr=fr, en=en), asset=asset, effect=effect, **basis | parts
    )


@dataclass(frozen=True)
class Case:
    """A workload and all that must be concluded from it."""

    information: list[dict[str, Any]]
    parts: dict[str, Any]
    levels: str
    at_least: str
    flags: str
    deployment: tuple[str, ...]
    assets: tuple[tuple[str, str | None], ...]
    reasons: tuple[Reason, ...]
    near: tuple[NearReason, ...]
    equivalents: tuple[EquivalentLevels, ...]
    changes: tuple[Change, ...]
    duties: tuple[tuple[str, tuple[str, ...]], ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    asked: str
    facts: str
    taken: dict[str, dict[str, str]] = field(default_factory=dict)

    def outcome(self) -> ClassifyOutcome:
        """What the engine concludes."""
        item = small_workload(self.information, **self.parts)
        return classify(item, small_facts(), DAY, place)


def _beside(scheme: str, scheme_name: Text, basis: Any, *levels: str) -> EquivalentLevels:
    return EquivalentLevels(scheme=scheme, scheme_name=scheme_name, levels=levels, basis=basis)


BESIDE_C3 = (
    _beside("autre", name("autre"), "published", "x2", "x3"),
    _beside("autre", name("autre"), "indicative", "x4"),
    _beside("inconnu", Text(fr="inconnu", en="inconnu"), "indicative", "y1"),
)
BESIDE_C1 = (_beside("autre", name("autre"), "published", "x1"),)

TIGHTEN_4 = "Exiger une reprise en 4 h.", "Ask for recovery within 4 h."

# Joined assets about people, minors, an answer, a stop of an asset and one of the workload, a
# refusal: the confidentiality waits for the answer about minors.
JOINED = Case(
    information=[
        {
            "id": "soins", "kind": "k-health", "elements": ["e-name", "e-other"], "persons": 999,
            "joined_with": ["noms"], "declared": {"dic": {"d": 2, "c": 3}},
        },
        {
            "id": "noms", "kind": "k-people", "elements": ["e-name", "e-diagnosis"],
            "subjects": ["minors"],
        },
        {
            "id": "avis", "kind": "k-open", "form": "tokenised", "special_law": ["cabinet"],
            "uses": ["biometric-database"],
        },
    ],
    parts={
        "service": {"rto_hours": 24, "rpo_hours": 2, "ai": "embedded"},
        "answers": [
            {"question": "q-joined.noms", "answer": "c1", "by": "Marie", "on": "2026-11-01"},
            {"question": "q-minors", "answer": "oui", "by": "Marie", "on": "2026-11-24"},
        ],
    },
    levels="undetermined i3 a2",
    at_least="c3 i3 a2",
    flags="here human-decision is-health is-open is-people level-undetermined minors"
    " personal-information quick with-floor",
    deployment=(),
    assets=(("c3 i3 a2", "D2-C3"), ("c3 i3 a2", None), ("c0 i1 a1", None)),
    reasons=(
        _floor("r-floor", "confidentiality", "c3", "noms", "k-health"),
        _floor("r-floor", "confidentiality", "c3", "soins", "k-health"),
        _floor("r-floor", "integrity", "i3", "noms", "k-health"),
        _floor("r-floor", "integrity", "i3", "soins", "k-health"),
        _raised("r-rto", "availability", "a2"),
        _floor("r-floor", "availability", "a2", "noms", "k-health"),
        _floor("r-floor", "availability", "a2", "soins", "k-health"),
        _floor("r-floor", "confidentiality", "c1", "noms", "k-people"),
        _raised(
            "r-joined", "confidentiality", "c1", "noms",
            Text(
                fr="Réponse de Marie, 1er\u00a0novembre\u00a02026 : c1 en bref.",
                en="Answer of Marie, 1\u00a0November\u00a02026: c1 in short.",
            ),
        ),
        _floor("r-floor", "confidentiality", "c1", "soins", "k-people"),
        _floor("r-floor", "integrity", "i1", "noms", "k-people"),
        _floor("r-floor", "integrity", "i1", "soins", "k-people"),
    ),
    near=(_near("r-rto-4", "availability", "a4", None, "rto-hours", "false"),),
    equivalents=(),
    changes=(
        _change(
            "separate.soins", "Séparer « soins » des actifs auxquels il est joint.",
            "Separate “soins” from the assets it is joined with.",
            _effect("c3 i3 a2", questions_dropped=("q-joined.soins",)), "soins",
        ),
        _change(
            "tighten-rto.4", *TIGHTEN_4,
            _effect("c3 i3 a4", requirements_added=("req-flag", "req-ready")), number=Decimal(4),
        ),
        _change(
            "tighten-rpo.1", "Ne pas perdre plus de 1 h de données.",
            "Lose no more than 1 h of data.",
            _effect("c3 i3 a2", requirements_added=("req-exact", "req-flag")), number=Decimal(1),
        ),
        _change(
            "remove.soins+noms", "Retirer « soins » et « noms » du système.",
            "Take “soins” and “noms” out of the system.",
            _effect(
                "c0 i1 a2", requirements_dropped=("req-closed",),
                questions_dropped=("q-joined.soins", "q-minors.noms"),
            ),
            "soins", also="noms",
        ),
    ),
    duties=(("d-people", ("soins", "noms")),),
    questions=(
        _asked("q-joined.soins", "soins"),
        _asked("q-minors.noms", "noms"),
        _asked("q-duty", None, "adviser"),
    ),
    findings=(
        Finding(
            id="automatic-path-stopped", severity="warning", confidence="primary",
            text=Text(fr="avis : stop : pourquoi.", en="avis: stop: why."),
            location=place(("information", 2)), help=what_to_do("r-law"),
        ),
        Finding(
            id="refused-by-rule", severity="error", confidence="design",
            text=Text(fr="avis : refuse : pourquoi.", en="avis: refuse: why."),
            location=place(("information", 2)), help=what_to_do("r-use"),
        ),
        Finding(
            id="automatic-path-stopped", severity="warning", confidence="unverified",
            text=why("ai"), location=None, help=what_to_do("r-ai"),
        ),
        Finding(
            id="level-undetermined", severity="warning", confidence="primary",
            text=Text(
                fr="Le niveau ne peut être établi : une question attend une réponse.",
                en="The level cannot be settled: a question awaits an answer.",
            ),
            location=None,
            help=Text(
                fr="Répondez aux questions du dossier.", en="Answer the questions in the file."
            ),
        ),
    ),
    asked="req-all req-closed",
    facts="r-floor:secondary k-health:design k-people:secondary r-joined:secondary"
    " r-floor:secondary k-people:secondary k-health:design r-minors:secondary r-joined:secondary"
    " r-law:primary r-use:design k-open:primary r-rto:secondary r-ai:unverified r-here:secondary"
    " d-people:primary req-all:secondary req-closed:primary modele:derived",
    taken={"noms": {"q-joined": "c1"}},
)  # fmt: skip

# Two assets must go for the confidentiality to fall; the integrity comes from the hours.
PAIRS = Case(
    information=[
        {"id": "cartes", "kind": "k-health"},
        {"id": "soins", "kind": "k-health", "persons": 5},
        {"id": "plans", "kind": "k-plans"},
    ],
    parts={"service": {"rto_hours": 5, "rpo_hours": 1, "harm": {"life": "serious"}}},
    levels="c3 i3 a2",
    at_least="c3 i3 a2",
    flags="here high-integrity-or-availability is-health is-plans personal-information quick"
    " with-floor",
    deployment=("government",),
    assets=(("c3 i3 a2", None), ("c3 i3 a2", None), ("c1 i1 a2", None)),
    reasons=(
        _floor("r-floor", "confidentiality", "c3", "cartes", "k-health"),
        _floor("r-floor", "confidentiality", "c3", "soins", "k-health"),
        _raised("r-rpo", "integrity", "i3"),
        _floor("r-floor", "integrity", "i3", "cartes", "k-health"),
        _floor("r-floor", "integrity", "i3", "soins", "k-health"),
        _raised("r-rto", "availability", "a2"),
        _floor("r-floor", "availability", "a2", "cartes", "k-health"),
        _floor("r-plans", "availability", "a2", "plans", "k-plans"),
        _floor("r-floor", "availability", "a2", "soins", "k-health"),
        _floor("r-plans", "confidentiality", "c1", "plans", "k-plans"),
    ),
    near=(
        _near("r-rto-4", "availability", "a4", None, "rto-hours", "false"),
        _near("r-life", "availability", "a4", None, "hours", "unknown"),
    ),
    equivalents=BESIDE_C3,
    changes=(
        _change(
            "tighten-rto.4", *TIGHTEN_4,
            _effect("c3 i3 a4", requirements_added=("req-ready",)), number=Decimal(4),
        ),
        _change(
            "relax-rpo.2", "Accepter de perdre 2 h de données.",
            "Accept losing 2 h of data.",
            _effect("c3 i3 a2", requirements_dropped=("req-exact", "req-flag")), number=Decimal(2),
        ),
        _change(
            "remove.cartes+soins", "Retirer « cartes » et « soins » du système.",
            "Take “cartes” and “soins” out of the system.",
            _effect("c1 i3 a2", requirements_dropped=("req-closed",)), "cartes", also="soins",
        ),
    ),
    duties=(("d-people", ("cartes", "soins")),),
    questions=(_asked("q-duty", None, "adviser"),),
    findings=(),
    asked="req-all req-closed req-exact req-flag",
    facts="r-floor:secondary k-health:design r-floor:secondary k-health:design r-plans:secondary"
    " k-plans:secondary r-rto:secondary r-rpo:secondary r-here:secondary d-people:primary"
    " req-all:secondary req-closed:primary req-exact:secondary req-flag:secondary modele:derived",
)  # fmt: skip

# A volume at its bound, next to a volume that nobody gave.
VOLUME = Case(
    information=[
        {"id": "noms", "kind": "k-people", "persons": 1000, "form": "clear"},
        {"id": "plans", "kind": "k-plans", "form": "tokenised"},
    ],
    parts={"service": {"rto_hours": 4}},
    levels="c3 i1 a4",
    at_least="c3 i1 a4",
    flags="here high-integrity-or-availability is-people is-plans personal-information quick"
    " with-floor",
    deployment=("government",),
    assets=(("c3 i1 a1", None), ("c1 i1 a2", None)),
    reasons=(
        _raised("r-many", "confidentiality", "c3", "noms"),
        _floor("r-floor", "integrity", "i1", "noms", "k-people"),
        _raised("r-rto-4", "availability", "a4"),
        _floor("r-floor", "confidentiality", "c1", "noms", "k-people"),
        _floor("r-plans", "confidentiality", "c1", "plans", "k-plans"),
        _raised("r-rto", "availability", "a2"),
        _floor("r-plans", "availability", "a2", "plans", "k-plans"),
    ),
    near=(_near("r-rpo", "integrity", "i3", None, "rpo-hours", "unknown"),),
    equivalents=BESIDE_C3,
    changes=(
        _change(
            "remove.noms", "Retirer « noms » du système.", "Take “noms” out of the system.",
            _effect("c1 i1 a4", requirements_dropped=("req-closed",)), "noms",
        ),
        _change(
            "cut-volume.noms", "Ramener « noms » à 999 personnes au plus.",
            "Bring “noms” down to 999 persons at most.",
            _effect("c1 i1 a4", requirements_dropped=("req-closed",)), "noms", number=Decimal(999),
        ),
        _change(
            "relax-rto.25", "Accepter une reprise en 25 h.", "Accept recovery within 25 h.",
            _effect("c3 i1 a2", requirements_dropped=("req-flag", "req-ready")),
            number=Decimal(25),
        ),
        _change(
            "relax-rto.5", "Accepter une reprise en 5 h.",
            "Accept recovery within 5 h.",
            _effect("c3 i1 a2", requirements_dropped=("req-flag", "req-ready")),
            number=Decimal(5),
        ),
    ),
    duties=(("d-people", ("noms",)),),
    questions=(_asked("q-duty", None, "adviser"),),
    findings=(),
    asked="req-all req-closed req-ready req-flag",
    facts="r-floor:secondary k-people:secondary r-many:secondary r-plans:secondary"
    " k-plans:secondary r-rto:secondary r-rto-4:secondary r-here:secondary d-people:primary"
    " req-all:secondary req-closed:primary req-ready:secondary req-flag:secondary modele:derived",
)  # fmt: skip

# One asset in clear, one person short of the bound; nothing is said of the service.
ALONE = Case(
    information=[{"id": "noms", "kind": "k-people", "persons": 999}],
    parts={"answers": [{"question": "q-duty", "answer": "non", "by": "M", "on": "2026-11-23"}]},
    levels="c1 i1 a1",
    at_least="c1 i1 a1",
    flags="here is-people personal-information with-floor",
    deployment=("private",),
    assets=(("c1 i1 a1", None),),
    reasons=(
        _floor("r-floor", "confidentiality", "c1", "noms", "k-people"),
        _floor("r-floor", "integrity", "i1", "noms", "k-people"),
    ),
    near=(
        _near("r-many", "confidentiality", "c3", "noms", "persons", "false"),
        _near("r-rto", "availability", "a2", None, "rto-hours", "unknown"),
        _near("r-rto-4", "availability", "a4", None, "rto-hours", "unknown"),
        _near("r-rpo", "integrity", "i3", None, "rpo-hours", "unknown"),
    ),
    equivalents=BESIDE_C1,
    changes=(
        _change(
            "tokenise.noms",
            "Remplacer les identifiants de « noms » par des jetons gardés ailleurs.",
            "Replace the identifiers of “noms” with tokens kept elsewhere.",
            _effect("c0 i1 a1"), "noms",
        ),
    ),
    duties=(("d-people", ("noms",)),),
    questions=(),
    findings=(),
    asked="req-all",
    facts="r-floor:secondary k-people:secondary r-here:secondary d-people:primary"
    " req-all:secondary modele:derived",
)  # fmt: skip

LEVELS = ("c0", "c1", "c3", "cx", "i1", "i3", "a1", "a2", "a4")
CASES = pytest.mark.parametrize(
    "case", [JOINED, PAIRS, VOLUME, ALONE], ids=["joined", "pairs", "volume", "alone"]
)


@CASES
def test_levels_flags_and_names(case: Case) -> None:
    found = case.outcome().classification
    assert (found.scheme, found.scheme_name, found.status) == (
        "modele", name("modele"), "proposed",
    )  # fmt: skip
    assert found.level_names == tuple(LevelName(id=level, name=name(level)) for level in LEVELS)
    assert (found.levels, found.at_least) == (_levels(case.levels), _levels(case.at_least))
    assert found.flags == tuple(case.flags.split())
    assert found.deployment == case.deployment
    assert found.equivalents == case.equivalents


@CASES
def test_each_asset(case: Case) -> None:
    assert case.outcome().classification.assets == tuple(
        AssetLevels(
            asset=item["id"],
            kind=item["kind"],
            kind_name=name(item["kind"]),
            levels=_levels(levels),
            dic=dic,
            fingerprint=fingerprint(
                Asset.model_validate(item), "modele", case.taken.get(item["id"])
            ),
        )
        for item, (levels, dic) in zip(case.information, case.assets, strict=True)
    )


@CASES
def test_reasons_and_what_came_near(case: Case) -> None:
    found = case.outcome().classification
    assert found.reasons == case.reasons
    assert found.near == case.near


@CASES
def test_changes(case: Case) -> None:
    assert case.outcome().classification.changes == case.changes


@CASES
def test_duties_questions_findings_and_facts(case: Case) -> None:
    outcome = case.outcome()
    found = outcome.classification
    assert tuple((duty.id, duty.assets) for duty in found.duties) == case.duties
    assert found.questions == case.questions
    assert outcome.findings == case.findings
    assert [asked.requirement.id for asked in outcome.asked] == case.asked.split()
    used = [fact.split(":") for fact in case.facts.split()]
    assert outcome.facts == tuple(
        FactUsed.model_validate({"id": identifier, "confidence": confidence})
        for identifier, confidence in used
    )
