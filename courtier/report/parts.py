"""Parts of a text page that the summary and the views of single commands share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import TYPE_CHECKING

from courtier.report import labels
from courtier.report.digest import severity_counts
from courtier.report.layout import Column, Style
from courtier.report.page import Page
from courtier.results.classification import Classification, Requirement
from courtier.results.cost_words import COST_STATUS_NAMES
from courtier.results.provenance import Envelope, Provenance
from courtier.results.words import (
    CLASSIFICATION_STATUS_NAMES,
    CRITERION_NAMES,
    FORCE_NAMES,
    LEVEL_NAMES,
    named,
)
from courtier.values.citation import Confidence
from courtier.values.findings import Finding, Severity
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.results.estimate import Estimate, OptionCost

LeftOut = tuple[Text, ...]
"""The costs that an option leaves out."""

SEVERITY_STYLES: dict[Severity, Style] = {"error": "bad", "warning": "warn", "note": "faint"}


def title(page: Page, envelope: Envelope) -> None:
    """The workload, the body and the day."""
    seen = envelope.workload
    page.section(
        page.say(
            "{name} ({id}) – {body}, en date du {day}",
            "{name} ({id}) – {body}, as of {day}",
            name=seen.name,
            id=seen.id,
            body=seen.organization.name,
            day=envelope.provenance.as_of,
        )
    )


def level_name(classification: Classification, level: str) -> Text:
    """The name of a level as its scheme gives it, else the word of the field."""
    return classification.name_of(level) or named(LEVEL_NAMES, level)


def level_line(page: Page, classification: Classification, criterion: str) -> str:
    """A criterion, its level, and whether the holder confirmed it."""
    level = classification.levels.of(criterion)
    least = classification.at_least.of(criterion)
    head = (
        f"{page.word(CRITERION_NAMES[criterion])} – {page.word(level_name(classification, level))}"
    )
    if level != "undetermined":
        return f"{head} ({page.word(CLASSIFICATION_STATUS_NAMES[classification.status])})"
    if least == "undetermined":
        return head
    return page.say(
        "{head}, au moins {least}",
        "{head}, at least {least}",
        head=head,
        least=level_name(classification, least),
    )


def options_table(
    page: Page, options: Sequence[OptionCost], names: Mapping[str, str] | None = None
) -> None:
    """Each option with its median, its range and its status; short names, by id, leave no P80.

    A whole table tells how the machines of each are bought and, by a letter, what it leaves out.
    """
    whole = names is None
    columns = (
        Column(page.say("Option", "Option"), flexible=True),
        Column(page.say("Médiane", "Median"), "right"),
        Column("P10", "right"),
        *([Column("P80", "right")] if whole else []),
        Column("P90", "right"),
        Column(page.say("État", "Status")),
    )
    letters = _letters(options) if whole else None
    rows = [
        (
            (names or {}).get(option.id) or _with_commitments(page, option, whole),
            page.money(option.p50),
            page.money(option.p10),
            *([page.money(option.p80)] if whole else []),
            page.money(option.p90),
            page.word(COST_STATUS_NAMES[option.status]) + _without(page, option, letters),
        )
        for option in options
    ]
    page.table(columns, rows, rule=whole)


def _with_commitments(page: Page, option: OptionCost, whole: bool) -> str:
    name = page.word(option.name)
    if not whole or not option.commitments:
        return name
    return f"{name} ({page.semicolon.join(map(page.word, option.commitments))})"


def _without(page: Page, option: OptionCost, letters: Mapping[LeftOut, str] | None) -> str:
    """The mark of the costs that the amounts leave out, right after the status."""
    if not option.left_out:
        return ""
    if letters is None:
        return " †"
    return f" ({letters[option.left_out]})"


def _letters(options: Sequence[OptionCost]) -> dict[LeftOut, str]:
    """A letter for each set of costs left out, in the order of the options."""
    sets = dict.fromkeys(option.left_out for option in options if option.left_out)
    return {left: _letter(number) for number, left in enumerate(sets)}


def _letter(number: int) -> str:
    """The letter of a set: a to z, then a2, b2 and so on."""
    turn, place = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[place] + (str(turn + 1) if turn else "")


def left_out_lines(page: Page, options: Sequence[OptionCost]) -> None:
    """The costs that the amounts leave out, told once for the options that leave out the same."""
    for left, letter in _letters(options).items():
        head = page.say("sans", "without")
        page.named(f"({letter}) {head}", page.semicolon.join(map(page.word, left)))


def cost_title(page: Page, estimate: Estimate, shown: int) -> str:
    """What the amounts are, and how many options are shown of all those compared."""
    if shown == len(estimate.options):
        return page.say(
            "Coût sur {months} mois, valeur actuelle en dollars canadiens avant taxes",
            "Cost over {months} months, present value in Canadian dollars before tax",
            months=estimate.horizon_months,
        )
    return page.say(
        "Coût sur {months} mois, valeur actuelle en $ CA avant taxes ; {shown} options sur {all}",
        "Cost over {months} months, present value in CAD before tax; {shown} of {all} options",
        months=estimate.horizon_months,
        shown=shown,
        all=len(estimate.options),
    )


def rates_line(page: Page, estimate: Estimate) -> str | None:
    """The exchange rate and the day of the prices; None where neither is known."""
    rate, day = estimate.exchange_rate_text, estimate.as_of_prices
    if day is None:
        return page.word(rate) if rate is not None else None
    if rate is None:
        return page.say("Prix au {day}.", "Prices as of {day}.", day=day)
    return page.say(
        "{rate} ; prix au {day}.",
        "{rate}; prices as of {day}.",
        rate=page.word(rate).rstrip("."),
        day=day,
    )


def findings_line(page: Page, findings: Sequence[Finding]) -> None:
    """How many findings of each severity, and the first error."""
    counts = severity_counts(findings)
    words = [
        form.of(counts[severity], page.language)
        for severity, form in labels.SEVERITY_COUNTS.items()
        if counts[severity]
    ]
    text = ", ".join(words) or page.say("aucun", "none")
    first = next((f for f in findings if f.severity == "error"), None)
    if first is not None:
        text += f" – {page.word(first.text)}"
    page.named(page.say("Constats", "Findings"), text, 0, limit=2)


def findings_list(page: Page, findings: Sequence[Finding]) -> None:
    """Every finding with its place and its remedy, errors first."""
    if not findings:
        return
    page.section(page.say("Constats", "Findings"))
    for severity, style in SEVERITY_STYLES.items():
        for finding in findings:
            if finding.severity == severity:
                _finding(page, finding, style)


def _finding(page: Page, finding: Finding, style: Style) -> None:
    from courtier.results.words import SEVERITY_NAMES

    weak = marked(page, finding.confidence)
    page.named(page.word(SEVERITY_NAMES[finding.severity]), page.word(finding.text) + weak)
    place = finding.location
    where = f"{place.file}:{place.line}:{place.column} " if place else ""
    page.item("→ ", f"{page.word(finding.help)} [{where}{finding.id}]", indent=4, style=style)


def marked(page: Page, confidence: Confidence) -> str:
    """The visible mark of weak evidence, ready to follow a text; empty where it is strong."""
    from courtier.results.words import mark

    word = mark(confidence)
    return f" ({page.word(word)})" if word else ""


def closing(page: Page) -> None:
    """What the output is not."""
    page.text(page.word(labels.NOT_LEGAL_ADVICE), indent=0)


def provenance_lines(page: Page, provenance: Provenance) -> None:
    """What made the result, and how much of it is to confirm."""
    from courtier.values.citation import STRONG

    weak = sum(fact.confidence not in STRONG for fact in provenance.facts)
    page.lines.append("")
    page.text(
        page.say(
            "courtier {version}, faits {facts} ({sha}…), au {day}, germe {seed} ; {weak}.",
            "courtier {version}, facts {facts} ({sha}…), as of {day}, seed {seed}; {weak}.",
            version=provenance.courtier,
            facts=provenance.knowledge.version,
            sha=provenance.knowledge.sha256[:12],
            day=provenance.as_of,
            seed=provenance.seed,
            weak=labels.FACTS.of(weak, page.language),
        ),
        indent=0,
        style="faint",
    )
    closing(page)


def sources_line(page: Page, titles: Iterable[str]) -> None:
    """The titles of the texts that bear a result, each once."""
    found = list(dict.fromkeys(titles))
    if found:
        page.named(page.say("Source", "Source"), page.semicolon.join(found), indent=6)


def requirements_list(page: Page, requirements: Sequence[Requirement]) -> None:
    """Each requirement with its force and its id."""
    page.section(page.say("Exigences", "Requirements"))
    if not requirements:
        page.text(page.say("aucune", "none"))
    for requirement in requirements:
        force = page.word(FORCE_NAMES[requirement.force])
        page.item("- ", f"{page.word(requirement.text)} ({force}) [{requirement.id}]")
