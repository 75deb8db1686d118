"""The offerings held against the requirements, as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from courtier.report import beside, digest, labels, parts
from courtier.report.laws import exposure_lines
from courtier.report.layout import Column
from courtier.report.page import Page, capital
from courtier.report.ranking_view import ranking_section
from courtier.results.classification import Requirement
from courtier.results.words import (
    ASKS_NAMES,
    EVIDENCE_STATUS_NAMES,
    FAILED_NAMES,
    VERDICT_NAMES,
)
from courtier.values.text import Language

if TYPE_CHECKING:
    from courtier.results.envelope import MatchResult
    from courtier.results.matches import CriterionResult, Match, MatchCondition, Relaxation
    from courtier.values.text import Text


def match_text(
    result: MatchResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write every offering: its verdict, what it lacks, its conditions and its exposure."""
    page = Page(language, width, color)
    parts.title(page, result)
    parts.requirements_list(page, result.requirements)
    kept = digest.admissible(result.matches)
    counts = offering_counts(page, result.matches)
    page.section(page.say("Offres : {counts}", "Offerings: {counts}", counts=counts))
    if kept:
        _ranking(page, kept)
        names = beside.names_of(result.matches, result.ranking)
        ranking_section(page, result.ranking, names)
    by_id = {r.id: r for r in result.requirements}
    common = [c for c in digest.common_conditions(kept) if c.requirement is None]
    if common:
        page.section(
            page.say("Pour chaque offre sous condition", "For each offering on conditions")
        )
        _conditions(page, common)
    for match in kept:
        _detail(page, match, by_id, common)
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


def _detail(
    page: Page,
    match: Match,
    requirements: dict[str, Requirement],
    common: Sequence[MatchCondition],
) -> None:
    """An offering; a condition that comes from a requirement is told beside it, once."""
    page.section(f"{page.word(match.name)} [{match.offering}]")
    page.named(page.say("Régions", "Regions"), ", ".join(match.regions) or "—")
    own = digest.own_conditions(match, common)
    _conditions(page, [c for c in own if c.requirement is None])
    for result in match.criteria:
        if result.status != "met":
            _criterion(page, result, requirements.get(result.requirement))
    evidence_lines(page, match)
    renewal_lines(page, match)
    _exposure(page, match)


def _conditions(page: Page, conditions: Sequence[MatchCondition]) -> None:
    for condition in conditions:
        role = capital(page.word(ASKS_NAMES[condition.asks]))
        page.named(role, page.word(condition.text))


def status_words(page: Page, result: CriterionResult) -> str:
    """How a requirement stands: its status, the aspect that failed, and who can lift it."""
    words = [page.word(EVIDENCE_STATUS_NAMES[result.status])]
    words += [page.word(FAILED_NAMES[result.failed])] if result.failed else []
    if result.asks is not None:
        who = page.word(ASKS_NAMES[result.asks])
        words.append(page.say("peut le lever : {who}", "who can lift it: {who}", who=who))
    return ", ".join(words)


def _criterion(page: Page, result: CriterionResult, requirement: Requirement | None) -> None:
    """What is found, with the rule that decided, which ``explain`` opens, and who can lift it."""
    told = f"({status_words(page, result)})" + (f" [{result.rule}]" if result.rule else "")
    if requirement is None:
        page.item("- ", f"{page.word(result.text)} {told}")
        return
    name = page.word(requirement.text).rstrip(".")
    page.item("- ", f"{name} {told}{page.colon}{page.word(result.text)}")


def evidence_lines(page: Page, match: Match) -> None:
    """Each claim that was looked at, once."""
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


def renewal_lines(page: Page, match: Match) -> None:
    """Each certificate that ends before the contract does, with the last day that it counts."""
    for renewal in match.renewals:
        text = page.say(
            "{what} Dernier jour où elle compte : {day}.",
            "{what} Last day that it counts: {day}.",
            what=renewal.text,
            day=renewal.due,
        )
        page.named(page.say("Avant la fin du contrat", "Before the contract ends"), text)


def _exposure(page: Page, match: Match) -> None:
    label = page.say("Exposition à une loi étrangère", "Exposure to a foreign law")
    for words in exposure_lines(match):
        page.named(label, page.word(words))


def _outs(page: Page, result: MatchResult) -> None:
    groups = digest.outs(result.matches, result.requirements)
    if not groups:
        return
    page.section(page.say("Offres écartées ou indéterminées", "Offerings out or undetermined"))
    texts = {r.id: r.text for r in result.requirements}
    for group in groups:
        page.item("× ", out_line(page, group))
        for bars, matches in beside.by_least_set(group.offerings):
            if bars:
                page.text(_bars(page, bars, texts), indent=4)
            told = beside.by_found(matches, group.words)
            alone = len(told) == len(matches)
            for found, members in told:
                _found(page, found, members, len(group.offerings), alone)


def _bars(page: Page, bars: Sequence[Relaxation], texts: dict[str, Text]) -> str:
    """What to relax together, and who may; said at once where nobody may."""
    if any(bar.by is None for bar in bars):
        return page.say("Personne ne peut l’assouplir.", "Nobody may relax it.")
    if len(bars) == 1 and bars[0].by is not None:
        who = page.word(ASKS_NAMES[bars[0].by])
        return page.say("Peut l’assouplir : {who}.", "Who may relax it: {who}.", who=who)
    names = [
        page.say(
            "« {text} » ({who})",
            "“{text}” ({who})",
            text=page.word(texts[bar.requirement]).rstrip("."),
            who=page.word(ASKS_NAMES[bar.by]),
        )
        for bar in bars
        if bar.by is not None
    ]
    return page.say("À assouplir : {names}", "To relax: {names}", names=page.semicolon.join(names))


def _found(
    page: Page, found: Text | None, matches: Sequence[Match], among: int, alone: bool
) -> None:
    """The offerings of which the same thing was found: how many of how many, and their names.

    ``alone``: each has its own thing found, told beside its name.
    """
    names = [f"{page.word(match.name)} [{match.offering}]" for match in matches]
    if found is None:
        page.text(page.semicolon.join(names), indent=6)
    elif alone:
        page.named(names[0], page.word(found), indent=6)
    else:
        why = page.word(found)
        if len(matches) < among:
            count = labels.OFFERINGS.of(len(matches), page.language)
            why = f"{count}{page.colon}{why}"
        page.text(why, indent=4)
        page.text(page.semicolon.join(names), indent=6)
