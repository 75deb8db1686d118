"""What is wanting in the classification scheme that a result rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courtier.knowledge.records.risk import RequirementRule, Scheme
from courtier.values.findings import Finding
from courtier.values.text import say


def scheme_findings(
    scheme: Scheme, requirements: Iterable[RequirementRule], as_of: date
) -> tuple[Finding, ...]:
    """Say that the scheme is not in force, asks nothing, or has provisional criteria.

    Args:
        scheme: The scheme of the workload.
        requirements: Every requirement of a level, whatever its period.
        as_of: The day of the law.

    Returns:
        Warnings ``scheme-not-in-force`` and ``scheme-without-requirements``, a note
        ``scheme-provisional``: those that hold, in that order.
    """
    found = []
    if not scheme.holds_on(as_of):
        found.append(_not_in_force(scheme, as_of))
    if not any(scheme.id in rule.schemes for rule in requirements):
        found.append(_without_requirements(scheme))
    if scheme.provisional:
        found.append(_provisional(scheme))
    return tuple(found)


def _not_in_force(scheme: Scheme, as_of: date) -> Finding:
    return Finding(
        id="scheme-not-in-force",
        severity="warning",
        confidence=scheme.confidence,
        text=say(
            "Le modèle « {scheme} » n’est pas en vigueur le {day} ; ses niveaux sont indicatifs.",
            "The scheme “{scheme}” is not in force on {day}; its levels are an indication.",
            scheme=scheme.name,
            day=as_of,
        ),
        location=None,
        help=say(
            "Gardez ces niveaux si l’organisme les applique déjà, ou choisissez un autre modèle"
            " sous « scheme ».",
            "Keep these levels if the body applies them already, or choose another scheme under"
            " “scheme”.",
        ),
    )


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
