"""One offering held against a workload: verdict, each requirement, and all its file needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courtier.report import digest, match_view, parts
from courtier.report.disclosure_view import disclosure_section
from courtier.report.page import Page, capital
from courtier.results.words import ASKS_NAMES, VERDICT_NAMES
from courtier.values.text import Language

if TYPE_CHECKING:
    from courtier.results.envelope import MatchResult
    from courtier.results.matches import Match


def offering_text(
    result: MatchResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the offerings that a result is narrowed to, each in full."""
    page = Page(language, width, color)
    parts.title(page, result)
    shown = {item.offering: item for item in result.disclosures}
    for match in result.matches:
        page.section(f"{page.word(match.name)} [{match.offering}]")
        _verdict(page, match)
        _requirements(page, match, result)
        match_view.evidence_lines(page, match)
        match_view.renewal_lines(page, match)
        if match.offering in shown:
            disclosure_section(page, shown[match.offering])
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _verdict(page: Page, match: Match) -> None:
    page.named("Verdict", page.word(VERDICT_NAMES[match.verdict]))
    page.named(page.say("Régions", "Regions"), ", ".join(match.regions) or "—")
    if match.why is not None:
        page.named(page.say("Pourquoi", "Why"), page.word(match.why))
    for condition in digest.shared_conditions([match]):
        page.named(capital(page.word(ASKS_NAMES[condition.asks])), page.word(condition.text))


def _requirements(page: Page, match: Match, result: MatchResult) -> None:
    texts = {r.id: r.text for r in result.requirements}
    page.section(page.say("Exigences", "Requirements"))
    for criterion in match.criteria:
        status = match_view.status_words(page, criterion)
        name = texts.get(criterion.requirement)
        found = page.word(criterion.text)
        if name is None:
            page.item("- ", f"{found} ({status})")
        else:
            page.item("- ", f"{page.word(name).rstrip('.')} ({status}){page.colon}{found}")
