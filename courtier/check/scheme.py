"""What is wanting in the classification scheme that a result rests on."""

from __future__ import annotations

from collections.abc import Iterable

from courtier.knowledge.records.risk import RequirementRule, Scheme
from courtier.values.findings import Finding
from courtier.values.text import say


def scheme_findings(scheme: Scheme, requirements: Iterable[RequirementRule]) -> tuple[Finding, ...]:
    """Say that no requirement names the scheme, or that its criteria are provisional.

    Args:
        scheme: The scheme of the workload.
        requirements: Every requirement of a level, whatever its period.

    Returns:
        A warning ``scheme-without-requirements``, a note ``scheme-provisional``, both or none.
    """
    found = []
    if not any(scheme.id in rule.schemes for rule in requirements):
        found.append(_without_requirements(scheme))
    if scheme.provisional:
        found.append(_provisional(scheme))
    return tuple(found)


def _without_requirements(scheme: Scheme) -> Finding:
    return Finding(
        id="scheme-without-requirements",
        severity="warning",
        confidence=scheme.confidence,
        text=say(
            "Aucune exigence ne vise le modèle « {scheme} » : le niveau n’exige rien d’une offre.",
            "No requirement names the scheme “{scheme}”: the level asks nothing of an offering.",
            scheme=scheme.name,
        ),
        location=None,
        help=say(
            "Reprenez les exigences dans votre couche, avec cet identifiant sous « schemes ».",
            "Repeat the requirements in your layer, with this id under “schemes”.",
        ),
    )


def _provisional(scheme: Scheme) -> Finding:
    return Finding(
        id="scheme-provisional",
        severity="note",
        confidence=scheme.confidence,
        text=say(
            "Les critères du modèle « {scheme} » sont provisoires.",
            "The criteria of the scheme “{scheme}” are provisional.",
            scheme=scheme.name,
        ),
        location=None,
        help=scheme.help,
    )
