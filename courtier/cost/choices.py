"""Why one way to buy the machines of a need won, and what became of the others, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from courtier.cost.commitments import BY_THE_MONTH, term_words
from courtier.cost.stretches import chain_words
from courtier.cost.terms import top
from courtier.cost.ways import Search, Way, cheaper_unusual, holding, on_demand, order
from courtier.knowledge.records.prices import PriceRow
from courtier.results.estimate import Candidate, Choice
from courtier.values.money import cents
from courtier.values.text import Cad, Text, join, say

KEPT = Text(fr="Retenu : le moins cher sur l’horizon.", en="Kept: the cheapest over the horizon.")


def choice_of(search: Search, kept: Way, found: list[Way], traits: Callable[[PriceRow], Text | None]
) -> Choice:  # fmt: skip
    """What was considered, the kept way first, then by present value."""
    rest = sorted((way for way in found if way is not kept), key=order)
    unusual = cheaper_unusual(search, kept)
    listed = [_candidate(search, way, _lost(way, kept)) for way in rest]
    listed += [_candidate(search, way, _unusual(traits(way.row))) for way in unusual]
    return Choice(
        text=_why(search, kept, found),
        candidates=(_candidate(search, kept, KEPT, kept=True), *listed),
    )


def _lost(way: Way, kept: Way) -> Text:
    if way.refused is not None:
        return way.refused
    more = Cad(cents(way.present - kept.present))
    return say(
        "Plus cher de {more} sur l’horizon.", "Dearer by {more} over the horizon.", more=more
    )


def _unusual(traits: Text | None) -> Text:
    return say(
        "Écarté : moins cher, mais {traits}.",
        "Set aside: cheaper, but {traits}.",
        traits=traits or Text(fr="hors de l’hypothèse sur les machines", en="not a usual machine"),
    )


def _candidate(search: Search, way: Way, text: Text, kept: bool = False) -> Candidate:
    row = way.row
    return Candidate(
        sku=row.sku,
        region=row.region,
        term=row.term,
        how=chain_words(way.chain),
        price=search.market.book.paid(row),
        unit=row.unit,
        currency=row.currency,
        present=cents(way.present),
        kept=kept,
        text=text,
    )


def _why(search: Search, kept: Way, found: list[Way]) -> Text:
    vcpu, memory = (top(term) for term in search.size)
    held = holding(search, on_demand(search.usual)) or holding(
        search, on_demand((*search.usual, *search.others))
    )
    return say(
        "{sku}, {term} : le moins cher sur {months} mois des {n} machines qui contiennent "
        "{vcpu} vCPU et {memory} Gio. {commitments}",
        "{sku}, {term}: the cheapest over {months} months of the {n} machines that hold "
        "{vcpu} vCPUs and {memory} GiB. {commitments}",
        sku=kept.row.sku,
        term=chain_words(kept.chain),
        months=search.market.months,
        n=len({row.sku for _, row in held}),
        vcpu=vcpu,
        memory=memory,
        commitments=_of_commitments(kept, found),
    )


def _of_commitments(kept: Way, found: list[Way]) -> Text:
    binding = [w for w in found if w.commitment is not None and w.commitment != BY_THE_MONTH]
    if not binding:
        return Text(
            fr="Aucun prix avec engagement n’est connu ici.",
            en="No price under commitment is known here.",
        )
    refused = [way for way in binding if way.refused is not None]
    if len(refused) == len(binding):
        return say(
            "Engagements écartés : {terms}.",
            "Commitments set aside: {terms}.",
            terms=join([term_words(way.row) for way in refused]),
        )
    return say(
        "Engagements comparés : {terms}.",
        "Commitments compared: {terms}.",
        terms=join([term_words(way.row) for way in binding if way.refused is None]),
    )
