"""Findings of an estimate: prices missing or weak, a default exchange rate, lapsed quotes."""

from __future__ import annotations

from datetime import date

from courtier.cost.capacity import (
    SIZES,
    STORAGE,
    UNITS,
    Capacity,
    capacity_words,
    unknown_sizes,
    unlike_capacity,
)
from courtier.cost.comparable import service_findings
from courtier.cost.coverage import coverage_findings
from courtier.cost.declared import still_findings
from courtier.cost.draft import Draft
from courtier.cost.exchange import Exchange
from courtier.cost.existing_notes import existing_findings
from courtier.cost.facts import CostFacts
from courtier.cost.lists import by_semicolons
from courtier.cost.needed import needs_of
from courtier.cost.own_prices import lapsed_findings
from courtier.cost.quotes import quote_findings, quoted_items
from courtier.cost.regional import Need
from courtier.cost.settings import Settings
from courtier.cost.unequal import commitment_findings
from courtier.values.citation import STRONG, weakest
from courtier.values.findings import Finding
from courtier.values.text import Text, join, say
from courtier.workload.model import Workload


def findings_of(
    workload: Workload,
    drafts: list[Draft],
    exchange: Exchange | None,
    facts: CostFacts,
    frame: Settings,
) -> tuple[Finding, ...]:
    """What a person must see, option by option."""
    needs = needs_of(workload.needs)
    found = _of_prices(workload, drafts, facts, frame.as_of)
    found += service_findings(workload, drafts)
    found += commitment_findings(drafts)
    found += still_findings(workload.options, needs)
    found += existing_findings(workload, needs, frame)
    return (*found, *_exchange(drafts, exchange), *_capacity(workload, frame.months))


def price_findings(
    workload: Workload,
    drafts: list[Draft],
    exchange: Exchange | None,
    facts: CostFacts,
    frame: Settings,
) -> tuple[Finding, ...]:
    """What a person must see of the prices alone, whatever else the options are held against."""
    found = _of_prices(workload, drafts, facts, frame.as_of)
    return (*found, *commitment_findings(drafts), *_exchange(drafts, exchange))


def _of_prices(
    workload: Workload, drafts: list[Draft], facts: CostFacts, as_of: date
) -> list[Finding]:
    """The prices that are missing, weak or lapsed, and the quotes that do not hold."""
    needs = needs_of(workload.needs)
    found: list[Finding] = _priceless(drafts, list(needs))
    for draft in drafts:
        if draft.kind == "cloud":
            found += _of_quotes(workload, draft, needs, as_of)
        found += _weak(draft)
    found += _partial(drafts, list(needs))
    return [*found, *lapsed_findings(facts, _providers(drafts, facts), as_of)]


def _providers(drafts: list[Draft], facts: CostFacts) -> list[str]:
    """The providers whose prices serve the cloud options."""
    names = [draft.id.removeprefix("cloud:") for draft in drafts if draft.kind == "cloud"]
    offerings = [facts.offerings[name] for name in names if name in facts.offerings]
    return [offering.prices_of for offering in offerings if offering.prices_of]


def _of_quotes(
    workload: Workload, draft: Draft, needs: dict[str, Need], as_of: date
) -> list[Finding]:
    """The quotes of an offering that do not hold, and the needs that the others do not cover."""
    offering = draft.id.removeprefix("cloud:")
    quoted = quoted_items(workload, offering, as_of)
    return [
        *quote_findings(workload, offering, as_of),
        *coverage_findings(draft.name, needs, quoted),
    ]


def _partial(drafts: list[Draft], needs: list[str]) -> list[Finding]:
    """One note for the options that lack the same things, rather than one each."""
    found: dict[tuple[Text, ...], list[Draft]] = {}
    for draft in drafts:
        gaps = tuple(gap.what for gap in draft.gaps if gap.essential)
        if gaps and draft.lines:
            found.setdefault(gaps, []).append(draft)
    return [_lacking(same, gaps, needs) for gaps, same in found.items()]


def _lacking(drafts: list[Draft], gaps: tuple[Text, ...], needs: list[str]) -> Finding:
    left = _without_price(drafts[0], needs) if drafts[0].kind == "cloud" else []
    words = {"names": by_semicolons(each.name for each in drafts), "gaps": by_semicolons(gaps)}
    one = say(
        "« {names} » n’est pas chiffrée en entier ; il manque : {gaps}.",
        "“{names}” is not priced in full; missing: {gaps}.",
        **words,
    )
    many = say(
        "Options qui ne sont pas chiffrées en entier ({n}) : {names}. Il leur manque : {gaps}.",
        "Options not priced in full ({n}): {names}. They lack: {gaps}.",
        n=len(drafts),
        **words,
    )
    text = one if len(drafts) == 1 else many
    return _note("price-missing", text, _ask_for(left) if left else _FIGURE)


def _without_price(draft: Draft, needs: list[str]) -> list[str]:
    """The ids of the needs that no line pays for, or not in full."""
    paid = {line.id for line in draft.lines} - set(draft.missing)
    return [need for need in needs if need not in paid]


_FIGURE = Text(
    fr="Obtenez le chiffre qui manque, et ajoutez-le au fichier.",
    en="Get the missing figure, and add it to the file.",
)


def _ask_for(needs: list[str]) -> Text:
    """How a quote must name what it prices."""
    return say(
        "Obtenez une soumission et ajoutez-la sous acquisition : quotes ; chaque ligne y nomme un "
        "besoin (item : {ids}).",
        "Get a quote and add it under acquisition: quotes; each line names a need (item: {ids}).",
        ids=", ".join(needs),
    )


def _priceless(drafts: list[Draft], needs: list[str]) -> list[Finding]:
    """One note for all offerings of which nothing is priced, rather than one each."""
    bare = [draft for draft in drafts if draft.kind == "cloud" and not draft.lines]
    if not bare:
        return []
    text = say(
        "Offres sans aucun prix ({count}) : {names}.",
        "Offerings without any price ({count}): {names}.",
        count=len(bare),
        names=join([draft.name for draft in bare]),
    )
    return [_note("price-missing", text, _ask_for(needs) if needs else _FIGURE)]


def _weak(draft: Draft) -> list[Finding]:
    weak = [line for line in draft.lines if line.basis == "list" and line.confidence not in STRONG]
    if not weak:
        return []
    text = say(
        "Des prix de « {name} » ont une source faible : {ids}.",
        "Some prices of “{name}” have a weak source: {ids}.",
        name=draft.name,
        ids=", ".join(line.id for line in weak),
    )
    help_text = Text(
        fr="Demandez une soumission pour ces postes : nul ne peut signer des prix de telle source.",
        en="Ask for a quote for these items: nobody can sign prices of such a source.",
    )
    found = _note("price-weak", text, help_text)
    return [found.model_copy(update={"confidence": weakest([line.confidence for line in weak])})]


def _exchange(drafts: list[Draft], exchange: Exchange | None) -> list[Finding]:
    fact = exchange.fact if exchange else None
    if exchange is None or fact is None:
        return []
    used = any(fact in line.facts for draft in drafts for line in draft.lines)
    help_text = Text(
        fr="Ajoutez le taux du jour de la Banque du Canada sous cost : exchange_rates.",
        en="Add the Bank of Canada’s rate of the day under cost: exchange_rates.",
    )
    return [_note("exchange-rate-default", _sentence(exchange.text), help_text)] if used else []


def _sentence(words: Text) -> Text:
    """Words that stand alone elsewhere, here with their full stop."""
    return Text(fr=f"{words.fr}.", en=f"{words.en}.")


def _capacity(workload: Workload, months: int) -> list[Finding]:
    """A room far from the size of the needs does not give the same service at the same cost."""
    sizes = {size: unlike_capacity(workload, months, size) for size in (*SIZES, STORAGE)}
    found = [_differs(size, unlike) for size, unlike in sizes.items() if unlike is not None]
    unknown = unknown_sizes(workload)
    return [*found, *([_unsaid(unknown)] if unknown else [])]


def _unsaid(sizes: tuple[str, ...]) -> Finding:
    text = say(
        "Un équipement sur place ne dit pas ses {units} : rien ne montre que les deux côtés ont "
        "la même capacité.",
        "On-premise equipment does not tell its {units}: nothing shows that both sides have the "
        "same capacity.",
        units=join([UNITS[size] for size in sizes]),
    )
    help_text = Text(
        fr="Donnez vcpu et memory_gib de chaque serveur, et tib de chaque unité de stockage, sous "
        "on_premise.",
        en="Give vcpu and memory_gib for each server, and tib for each storage unit, under "
        "on_premise.",
    )
    return _note("capacity-unknown", text, help_text)


_SHORT = Text(
    fr="Ajoutez sous on_premise l’équipement qui manque, avec son jour d’achat.",
    en="Add the equipment that is lacking under on_premise, with its day of purchase.",
)
_LARGE = Text(
    fr="Ne comptez sur place que la part qui sert cette charge, et seulement ce qui s’évite.",
    en="Count on-premise only the share that serves this workload, and only what is avoided.",
)


def _differs(size: str, unlike: Capacity) -> Finding:
    text = say(
        "{sizes} : les deux côtés ne rendent pas le même service.",
        "{sizes}: the two sides do not give the same service.",
        sizes=capacity_words(size, unlike),
    )
    return _note("capacity-differs", text, _SHORT if unlike.short else _LARGE)


def _note(identifier: str, text: Text, help_text: Text) -> Finding:
    return Finding(
        id=identifier,
        severity="note",
        confidence="primary",
        text=text,
        location=None,
        help=help_text,
    )
