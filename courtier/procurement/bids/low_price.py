"""What an examination of an abnormally low price weighs: gaps and explanations, no conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from courtier.procurement.bids import rules as law
from courtier.procurement.bids.model import Bid, BidFile, Explanation
from courtier.procurement.bids.rules import Rules
from courtier.procurement.bids.steps import decimal
from courtier.results.bids import ExplanationSeen, GapKind, LowPrice, PriceGap
from courtier.values.money import cents
from courtier.values.text import Cad, Text, say

SHARE_PLACES = Decimal("0.0001")
BASES: dict[GapKind, Text] = {
    "estimate": Text(fr="estimation vérifiée", en="audited estimate"),
    "others": Text(
        fr="moyenne des autres soumissions conformes", en="mean of the other compliant tenders"
    ),
    "similar": Text(fr="moyenne des contrats semblables", en="mean of the similar contracts"),
}


def low_price(bid: Bid, file: BidFile, rules: Rules) -> LowPrice | None:
    """The factors of the law for one compliant tender; None where the law is not known.

    A tender that the committee does not state to be compliant, or without a price, has none.
    """
    factors = rules.words(law.LOW_PRICE)
    if bid.price_cad is None or not bid.accepted or not factors:
        return None
    bases = {kind: amounts for kind, amounts in _bases(bid, file).items() if kind in factors}
    gaps = tuple(_gap(bid.price_cad, kind, found) for kind, found in bases.items() if found)
    told = (ExplanationSeen(kind=k, text=bid.explanations.get(k)) for k in get_args(Explanation))
    return LowPrice(gaps=gaps, explanations=tuple(told) if "explanations" in factors else ())


def _bases(bid: Bid, file: BidFile) -> dict[GapKind, list[Decimal]]:
    others = [b for b in file.bids if b.id != bid.id and b.accepted]
    estimate = file.estimate
    return {
        "estimate": [estimate.cad] if estimate and estimate.audited else [],
        "others": [b.price_cad for b in others if b.price_cad is not None],
        "similar": [contract.cad for contract in file.similar_contracts],
    }


def _gap(price: Decimal, kind: GapKind, amounts: Sequence[Decimal]) -> PriceGap:
    base = cents(decimal(sum(map(Fraction, amounts), Fraction(0)) / len(amounts)))
    difference = price - base
    share = None
    if base:
        share = decimal(Fraction(difference) / Fraction(base)).quantize(SHARE_PLACES)
    return PriceGap(
        kind=kind, base=base, difference=difference, share=share,
        text=_words(price, kind, base, difference, share),
    )  # fmt: skip


def _words(
    price: Decimal, kind: GapKind, base: Decimal, difference: Decimal, share: Decimal | None
) -> Text:
    name, gap = BASES[kind], Cad(difference)
    if share is None:
        return say(
            "{name} : {price} − {base} = {gap}", "{name}: {price} − {base} = {gap}",
            name=name, price=Cad(price), base=Cad(base), gap=gap,
        )  # fmt: skip
    return say(
        "{name} : {price} − {base} = {gap}, soit {share} %",
        "{name}: {price} − {base} = {gap}, that is {share}%",
        name=name,
        price=Cad(price),
        base=Cad(base),
        gap=gap,
        share=share * 100,
    )
