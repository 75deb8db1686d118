"""The summary of an assessment on one screen, for a manager."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from courtier.knowledge.records.risk import CRITERIA
from courtier.report import digest, labels, parts
from courtier.report.classify_view import classify_text
from courtier.report.cost_view import cost_text
from courtier.report.layout import clip_apart
from courtier.report.match_view import match_text, offering_counts, out_line
from courtier.report.page import Page, capital
from courtier.report.route_view import route_text
from courtier.results.envelope import Assessment
from courtier.results.estimate import Estimate, OptionCost
from courtier.results.matches import Match, MatchCondition
from courtier.results.route_words import PROCEDURE_NAMES
from courtier.results.words import ASKS_SHORT_NAMES, VERDICT_NAMES
from courtier.values.text import Language, Text

__all__ = ["classify_text", "cost_text", "match_text", "route_text", "summary"]

MOST_OFFERINGS = 5
MOST_OPTIONS = 5
MOST_CONDITIONS = 3
MOST_OUTS = 3
ROOM_FOR_STATUS = 22  # the status, the gaps and the indent of the table of options
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def summary(
    assessment: Assessment,
    language: Language,
    *,
    width: int = 80,
    color: bool = False,
    dossier: str | None = None,
    public: bool = False,
    named: Mapping[str, Text] | None = None,
) -> str:
    """Write what a manager must know, about 45 lines at 80 columns.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
        dossier: Where the dossier was written; None when nothing was.
        named: The offerings that the file names, with why; they come first.
        public: The assessment is redacted: say no place, and which files may be published.
    """
    page = Page(language, width, color)
    parts.title(page, assessment)
    for text in digest.stops(assessment):
        page.item("! ", page.word(text), style="bad")
    weak = _levels(page, assessment)
    weak = _offerings(page, assessment, named or {}) or weak
    weak = _costs(page, assessment) or weak
    if weak:
        page.text(page.word(labels.WEAK_NOTE), style="faint")
    _route(page, assessment)
    _settle(page, assessment)
    parts.findings_line(page, assessment.findings)
    if dossier is not None:
        place = page.word(labels.PUBLIC_NOTE) if public else dossier
        page.named(page.say("Dossier (à protéger)", "Dossier (to protect)"), place, 0)
    parts.closing(page)
    return str(page)


def _levels(page: Page, assessment: Assessment) -> bool:
    """Write the levels; tell whether one that nobody confirmed carries the mark."""
    marked = False
    confirmed = assessment.classification.status == "confirmed"
    for criterion in CRITERIA:
        reason = digest.main_reason(assessment.classification, criterion)
        weak = reason is not None and digest.rests_on_weak(reason, assessment.provenance.facts)
        weak = weak and not confirmed
        marked = marked or weak
        label = parts.level_line(page, assessment.classification, criterion) + "*" * weak
        if reason is None:
            page.text(label)
        else:
            page.named(label, page.word(reason.text), limit=2)
    return marked


def _offerings(page: Page, assessment: Assessment, named: Mapping[str, Text]) -> bool:
    """Write the first offerings, those that the file names before all; tell of a mark."""
    counts = offering_counts(page, assessment.matches)
    page.section(page.say("Offres : {counts}", "Offerings: {counts}", counts=counts))
    kept = digest.named_first(digest.admissible(assessment.matches), named)
    shown = kept[:MOST_OFFERINGS]
    common = digest.common_conditions(kept)
    conditions = [c for c in digest.shared_conditions(shown) if c not in common][: len(LETTERS)]
    weak = [m for m in shown if digest.weak_offering(m, assessment.provenance.facts)]
    for match in shown:
        marks = ("*" * (match in weak), named.get(match.offering))
        _offering(page, match, conditions, *marks)
    if len(kept) > len(shown):
        page.text(labels.OTHER_OFFERINGS.of(len(kept) - len(shown), page.language), indent=5)
    _conditions(page, common, conditions)
    _outs(page, digest.outs(assessment.matches, assessment.requirements))
    return bool(weak)


def _conditions(
    page: Page, common: Sequence[MatchCondition], conditions: Sequence[MatchCondition]
) -> None:
    if common:
        texts = page.items(dict.fromkeys(page.word(c.text) for c in common))
        page.named(page.say("Conditions communes", "Common conditions"), texts, limit=2)
    for letter, condition in zip(LETTERS, conditions[:MOST_CONDITIONS], strict=False):
        page.item(f"{letter}. ", page.word(condition.text), 5, limit=1)
    if len(conditions) > MOST_CONDITIONS:
        left = len(conditions) - MOST_CONDITIONS
        page.text(labels.OTHER_CONDITIONS.of(left, page.language), indent=5)


def _offering(
    page: Page, match: Match, conditions: Sequence[MatchCondition], weak: str, named: Text | None
) -> None:
    label = f"{page.word(match.name)}{weak} ({match.provider})"
    label += f", {page.word(VERDICT_NAMES[match.verdict])}"
    numbers = {conditions.index(c) for c in match.conditions if c in conditions}
    letters = ", ".join(LETTERS[n] for n in sorted(numbers))
    text = f"{label} [{letters}]" if letters else label
    if named is not None:
        text += f" – {page.word(named)}"
    page.item(f"{match.rank}. ", text, style="good" if match.verdict == "eligible" else "warn")


def _outs(page: Page, groups: Sequence[digest.Out]) -> None:
    for group in groups[:MOST_OUTS]:
        page.item("× ", out_line(page, group), limit=1)
    if len(groups) > MOST_OUTS:
        left = sum(len(group.offerings) for group in groups[MOST_OUTS:])
        page.text(labels.OTHER_OFFERINGS.of(left, page.language))


def _costs(page: Page, assessment: Assessment) -> bool:
    """Write the first options; tell whether a price carries the mark."""
    estimate = assessment.estimate
    options = digest.shown_options(estimate, MOST_OPTIONS)
    page.section(parts.cost_title(page, estimate, len(options)))
    if options:
        parts.options_table(page, options, _short_names(page, assessment, options))
    if any(option.left_out for option in options):
        page.text(page.word(labels.LEFT_OUT_NOTE))
    _missing(page, estimate, options)
    page.item("", page.word(estimate.conclusion), limit=4, style="bold")
    rates = parts.rates_line(page, estimate)
    if rates is not None:
        page.text(rates, style="faint")
    return any(digest.weak_option(option) for option in options)


def _short_names(
    page: Page, assessment: Assessment, options: Sequence[OptionCost]
) -> dict[str, str]:
    """The name of each option on one line, after the rank of its offering, with its mark."""
    ranks = {f"cloud:{m.offering}": m.rank for m in assessment.matches if m.rank is not None}
    amounts = [page.money(a) for o in options for a in (o.p10, o.p50, o.p90)]
    room = max(page.width - 3 * max(map(len, amounts)) - ROOM_FOR_STATUS, 20)
    names = [page.word(option.name) for option in options]
    clipped = clip_apart(names, room - 5)
    found = {}
    for option, name in zip(options, clipped, strict=True):
        rank = f"{ranks[option.id]}. " if option.id in ranks else ""
        found[option.id] = rank + name + "*" * digest.weak_option(option)
    return found


def _missing(page: Page, estimate: Estimate, options: Sequence[OptionCost]) -> None:
    lacking = []
    for option in options:
        words = digest.missing_words(estimate, option)
        if words:
            lacking.append(f"{page.word(option.name)} ({', '.join(map(page.word, words))})")
    if lacking:
        page.named(
            page.say("Prix manquants", "Prices missing"), page.semicolon.join(lacking), limit=2
        )


def _route(page: Page, assessment: Assessment) -> None:
    answer = assessment.route
    chosen = digest.chosen_route(answer)
    name = page.word(PROCEDURE_NAMES[answer.procedure])
    if chosen is not None:
        name = f"{page.word(chosen.name)} ({chosen.article})"
    page.section(page.say("Acquisition : {name}", "Acquisition: {name}", name=name))
    if chosen is not None and chosen.reasons:
        page.item("", page.word(chosen.reasons[0].text), limit=3)
    others = [r for r in answer.routes if r.status == "undetermined" and r != chosen]
    for route in others[:1]:
        reason = page.word(route.reasons[0].text) if route.reasons else ""
        page.item("? ", f"{page.word(route.name)} ({route.article}) – {reason}", limit=2)


def _settle(page: Page, assessment: Assessment) -> None:
    waiting = digest.to_settle(assessment)
    if not waiting:
        return
    page.section(page.say("À régler par une personne", "For a person to settle"))
    for role, texts in waiting.items():
        label = f"{capital(page.word(ASKS_SHORT_NAMES[role]))} ({page.number(len(texts))})"
        page.named(label, page.word(texts[0]), limit=1)
