"""The offerings of the sample."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from courtier.results.matches import (
    CriterionResult,
    EvidenceSeen,
    ExposureSeen,
    Match,
    MatchCondition,
    Relaxation,
    Views,
)
from tests.report.sample_common import READ, text
from tests.report.sample_risk import requirements


def evidence(provider_wide: bool = False) -> EvidenceSeen:
    """A claim that was looked at."""
    return EvidenceSeen(
        certification="exemple-cccs",
        type="cccs-medium",
        text=text("Évaluation CCC Moyen, liste de 2019", "CCCS Medium assessment, list of 2019"),
        url="https://exemple.invalid/preuve",
        read_on=READ,
        confidence="secondary",
        provider_wide=provider_wide,
    )


CRITERION_TEXTS = {
    "met": text("La preuve lue couvre l’exigence.", "The evidence read covers the requirement."),
    "unmet": text(
        "Aucune preuve de ce type n’est publiée.", "No evidence of this type is published."
    ),
    "expired": text("La preuve a expiré le 31 mai 2026.", "The evidence expired on 31 May 2026."),
    "unknown": text(
        "La liste des services évalués n’a pas été lue.",
        "The list of assessed services was not read.",
    ),
}


def criteria(*statuses: str) -> tuple[CriterionResult, ...]:
    """The results of the four requirements, in order."""
    failed: dict[str, Any] = {"met": None, "unmet": "type", "expired": "date", "unknown": "service"}
    return tuple(
        CriterionResult(
            requirement=requirement.id,
            status=status,
            failed=failed[status],
            text=CRITERION_TEXTS[status],
            evidence=(evidence(),) if status == "met" else (),
        )
        for requirement, status in zip(requirements(), statuses, strict=True)
    )


AGREEMENT = MatchCondition(
    requirement=None,
    text=text(
        "Confirmer que l’offre est couverte par une entente-cadre en vigueur.",
        "Confirm that the offering is under a framework agreement in force.",
    ),
    asks="adviser",
)
LEVEL = MatchCondition(
    requirement=None,
    text=text("Confirmer les niveaux proposés.", "Confirm the proposed levels."),
    asks="holder",
)
SERVICES = MatchCondition(
    requirement=None,
    text=text(
        "Obtenir la liste des services évalués par le Centre canadien pour la cybersécurité.",
        "Obtain the list of services assessed by the Canadian Centre for Cyber Security.",
    ),
    asks="security-officer",
)


def match(
    letter: str,
    verdict: str,
    rank: int | None,
    statuses: tuple[str, ...],
    conditions: tuple[MatchCondition, ...] = (),
    relaxation: Relaxation | None = None,
) -> Match:
    """One offering."""
    met = sum(status == "met" for status in statuses)
    return Match(
        offering=f"exemple-{letter}",
        name=text(f"Nuage Exemple {letter.upper()}", f"Example Cloud {letter.upper()}"),
        provider=f"fournisseur-{letter}",
        regions=(f"fournisseur-{letter}:ca-1", f"fournisseur-{letter}:ca-2"),
        verdict=verdict,
        rank=rank,
        score=Decimal(met) / Decimal(4),
        views=Views(fit=Decimal(met) / Decimal(4), price=None, exposure=None, carbon=None),
        criteria=criteria(*statuses),
        conditions=conditions,
        relaxation=relaxation,
        relaxations=(relaxation,) if relaxation else (),
        why=relaxation.text if relaxation else None,
        exposure=(
            ExposureSeen(
                law=text("Loi étrangère exemple", "Example foreign act"),
                country="US",
                country_name=text("États-Unis", "United States"),
                through=text("société mère", "parent company"),
                confidence="derived",
            ),
        )
        if letter == "b"
        else (() if letter == "a" else None),
        layer="bundled",
    )


def matches() -> tuple[Match, ...]:
    """Two eligible, five on conditions, four out, one undetermined."""
    relax = Relaxation(
        requirement="cccs-medium",
        text=text(
            "Sans l’évaluation CCC Moyen, l’offre serait admissible.",
            "Without the CCCS Medium assessment, the offering would be eligible.",
        ),
        by="security-officer",
    )
    met = ("met",) * 4
    unknown = ("unknown", "met", "met", "met")
    return (
        match("a", "eligible", 1, met),
        match("b", "eligible", 2, ("met", "met", "met", "unmet")),
        match("c", "conditional", 3, met, (AGREEMENT, LEVEL)),
        match("f", "conditional", 4, unknown, (SERVICES, AGREEMENT, LEVEL)),
        match("g", "conditional", 5, unknown, (SERVICES, LEVEL)),
        match("h", "conditional", 6, unknown, (SERVICES, LEVEL)),
        match("i", "conditional", 7, unknown, (SERVICES, LEVEL)),
        match("d", "ineligible", None, ("unmet", "met", "met", "met"), (), relax),
        match("e", "ineligible", None, ("unmet", "met", "met", "unknown"), (), relax),
        match("j", "ineligible", None, ("unmet", "unmet", "unmet", "unmet")),
        match("k", "ineligible", None, ("met", "met", "expired", "met")),
        match("l", "undetermined", None, ("unknown", "met", "met", "met")),
    )
