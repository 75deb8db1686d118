"""The tenders of a call under the rule announced, as text."""

from __future__ import annotations

from courtier.report import bids_words as words
from courtier.report import labels, parts
from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.bids import BidResult, Bids, BidsProvenance, BidsResult
from courtier.values.citation import STRONG
from courtier.values.text import Language


def bids_text(
    result: BidsResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the rank of each tender, its calculation, the low prices, and the law used."""
    page = Page(language, width, color)
    evaluation = result.evaluation
    page.section(page.word(words.heading(result)))
    page.text(page.word(words.rule_words(evaluation)))
    page.text(page.word(words.committee_words(evaluation)))
    for told in (words.ties_words(evaluation), words.decision_words(evaluation)):
        if told is not None:
            page.text(page.word(told))
    page.section(page.word(words.conclusion(evaluation)))
    _table(page, evaluation)
    page.section(page.say("Calculs, soumission par soumission", "Calculations, tender by tender"))
    page.text(page.word(words.ROUNDING))
    for bid in evaluation.bids:
        _bid(page, bid)
    _low_prices(page, evaluation)
    page.section(page.say("Droit employé", "Law used"))
    for rule in evaluation.rules:
        weak = parts.marked(page, rule.confidence)
        page.item("- ", f"{page.word(words.rule_line(rule))}{weak} [{rule.id}]")
    parts.findings_list(page, result.findings)
    _provenance(page, result.provenance)
    return str(page)


def _table(page: Page, evaluation: Bids) -> None:
    """The ranks on 80 columns: ids for names, which follow, and no extra costs beside a total."""
    names = tuple(name for name in words.columns(evaluation) if name not in ("bid", "extra"))
    columns = [
        Column(page.word(words.HEADS["bid"]), flexible=True),
        *(Column(page.word(words.HEADS[name]), "right") for name in names),
    ]
    rows = [(bid.id, *words.cells(bid, names, page.language)) for bid in evaluation.bids]
    page.table(columns, rows)


def _bid(page: Page, bid: BidResult) -> None:
    page.named(f"{bid.bidder} ({bid.id})", page.word(words.standing_words(bid)))
    for step in bid.steps:
        page.text(page.word(step.formula) + parts.marked(page, step.confidence), indent=4)
        page.text(page.word(step.text), indent=6)


def _low_prices(page: Page, evaluation: Bids) -> None:
    told = [bid for bid in evaluation.bids if bid.low_price is not None]
    if not told:
        return
    page.section(page.word(words.LOW_PRICE))
    for bid in told:
        page.text(f"{bid.bidder} ({bid.id})")
        for line in words.low_price_lines(bid):
            page.item("- ", page.word(line), indent=4)


def _provenance(page: Page, provenance: BidsProvenance) -> None:
    weak = sum(fact.confidence not in STRONG for fact in provenance.facts)
    page.lines.append("")
    page.text(
        page.say(
            "courtier {version}, faits {facts} ({sha}…), au {day} ; {weak}.",
            "courtier {version}, facts {facts} ({sha}…), as of {day}; {weak}.",
            version=provenance.courtier,
            facts=provenance.knowledge.version,
            sha=provenance.knowledge.sha256[:12],
            day=provenance.as_of,
            weak=labels.FACTS.of(weak, page.language),
        ),
        indent=0,
        style="faint",
    )
    parts.closing(page)
