"""The offerings held against the requirements, as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from courtier.report import digest, labels, parts
from courtier.report.layout import Column
from courtier.report.page import Page, capital
from courtier.results.classification import Requirement
from courtier.results.words import (
    ASKS_NAMES,
    EVIDENCE_STATUS_NAMES,
    FAILED_NAMES,
    FORCE_NAMES,
    VERDICT_NAMES,
)
from courtier.values.text import Language

if TYPE_CHECKING:
    from courtier.results.envelope import MatchResult
    from courtier.results.matches import CriterionResult, Match


def match_text(
    result: MatchResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write every offering: its verdict, what it lacks, its conditions and its exposure."""
    page = Page(language, width, color)
    parts.title(page, result)
    requirements_list(page, result.requirements)
    kept = digest.admissible(result.matches)
    counts = offering_counts(page, result.matches)
    page.section(page.say("Offres : {counts}", "Offerings: {counts}", counts=counts))
    if kept:
        _ranking(page, kept)
    by_id = {r.id: r for r in result.requirements}
    for match in kept:
        _detail(page, match, by_id)
    _outs(page, result)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def offering_counts(page: Page, matches: Sequence[Match]) -> str:
    """How many offerings have each verdict, in words."""
    counts = digest.verdict_counts(matches)
    words = [
        form.of(counts[verdict], page.language)
        for verdict, form in labels.VERDICT_COUNTS.items()
        if counts[verdict]
    ]
    return ", ".join(words) or page.say("aucune examinée", "none examined")


def out_line(page: Page, group: digest.Out) -> str:
    """How many offerings are out, and for which first reason."""
    form = labels.VERDICT_COUNTS[group.verdict]
    count = form.of(len(group.offerings), page.language)
    if group.words is None:
        return count
    why = page.word(group.words)
    if group.aspect is not None:
        why += f" ({page.word(FAILED_NAMES[group.aspect])})"
    return f"{count} – {why}"


def requirements_list(page: Page, requirements: Sequence[Requirement]) -> None:
    """Each requirement with its force and its id."""
    page.section(page.say("Exigences", "Requirements"))
    if not requirements:
        page.text(page.say("aucune", "none"))
    for requirement in requirements:
        force = page.word(FORCE_NAMES[requirement.force])
        page.item("- ", f"{page.word(requirement.text)} ({force}) [{requirement.id}]")


def _ranking(page: Page, matches: Sequence[Match]) -> None:
    columns = (
        Column("#", "right"),
        Column(page.say("Offre", "Offering"), flexible=True),
        Column(page.say("Fournisseur", "Provider"), flexible=True),
        Column("Verdict"),
        Column(page.say("Satisfaites", "Met"), "right"),
    )
    rows = [
        (
            str(m.rank or "—"),
            page.word(m.name),
            m.provider,
            page.word(VERDICT_NAMES[m.verdict]),
            f"{sum(c.status == 'met' for c in m.criteria)}/{len(m.criteria)}",
        )
        for m in matches
    ]
    page.table(columns, rows)


def _detail(page: Page, match: Match, requirements: dict[str, Requirement]) -> None:
    page.section(f"{page.word(match.name)} [{match.offering}]")
    page.named(page.say("Régions", "Regions"), ", ".join(match.regions) or "—")
    for condition in digest.shared_conditions([match]):
        role = capital(page.word(ASKS_NAMES[condition.asks]))
        page.named(role, page.word(condition.text))
    for result in match.criteria:
        if result.status != "met":
            _criterion(page, result, requirements.get(result.requirement))
    _evidence(page, match)
    _exposure(page, match)


def _criterion(page: Page, result: CriterionResult, requirement: Requirement | None) -> None:
    status = page.word(EVIDENCE_STATUS_NAMES[result.status])
    failed = f", {page.word(FAILED_NAMES[result.failed])}" if result.failed else ""
    if requirement is None:
        page.item("- ", f"{page.word(result.text)} ({status}{failed})")
        return
    name = page.word(requirement.text)
    page.item("- ", f"{name} ({status}{failed}){page.colon}{page.word(result.text)}")


def _evidence(page: Page, match: Match) -> None:
    seen = {e.certification: e for c in match.criteria for e in c.evidence}
    for claim in seen.values():
        text = page.say(
            "{claim}, lue le {day}",
            "{claim}, read on {day}",
            claim=claim.text,
            day=claim.read_on,
        )
        wide = page.say(
            " (fournisseur entier : ne prouve rien pour l’offre)",
            " (whole provider: proves nothing for the offering)",
        )
        words = text + parts.marked(page, claim.confidence) + wide * claim.provider_wide
        page.named(page.say("Preuve", "Evidence"), words)


def _exposure(page: Page, match: Match) -> None:
    label = page.say("Exposition à une loi étrangère", "Exposure to a foreign law")
    if match.exposure is None:
        page.named(label, page.say("non examinée", "not examined"))
    elif not match.exposure:
        page.named(label, page.say("aucune relevée", "none found"))
    for seen in match.exposure or ():
        text = f"{page.word(seen.law)} ({seen.country}), {page.word(seen.through)}"
        page.named(label, text + parts.marked(page, seen.confidence))


def _outs(page: Page, result: MatchResult) -> None:
    groups = digest.outs(result.matches, result.requirements)
    if not groups:
        return
    page.section(page.say("Offres écartées ou indéterminées", "Offerings out or undetermined"))
    for group in groups:
        page.item("× ", out_line(page, group))
        for match in group.offerings:
            _out(page, match)


def _out(page: Page, match: Match) -> None:
    first = next((c for c in match.criteria if c.status != "met"), None)
    text = page.word(first.text) if first else ""
    page.named(f"{page.word(match.name)} [{match.offering}]", text, indent=4)
    if match.relaxation is not None:
        role = capital(page.word(ASKS_NAMES[match.relaxation.by]))
        page.named(role, page.word(match.relaxation.text), indent=6)
