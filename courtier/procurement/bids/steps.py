"""The numbers of one tender, exact as fractions, each written with its formula and its values."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from courtier.procurement.bids import rules as law
from courtier.procurement.bids.model import Award, Bid, CostElement, Criterion
from courtier.procurement.bids.rules import Rules
from courtier.results.bids import Step, StepKind
from courtier.values.money import cents
from courtier.values.text import Cad, Text, Value, join, say

PRECISION = 60
FACTOR_PLACES = Decimal("0.000001")
UNIT = Text(fr="unités", en="units")


def decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal of sixty digits, exact when it has an end."""
    with localcontext() as context:
        context.prec = PRECISION
        return Decimal(value.numerator) / Decimal(value.denominator)


def quality_step(award: Award, bid: Bid, rules: Rules) -> tuple[Fraction, Step]:
    """The weighted mark: each mark by its weight, over the total of the weights."""
    pairs = [(c, Fraction(c.weight or 0), Fraction(bid.quality[c.id])) for c in award.criteria]
    total = rules.number(law.WEIGHTS) or Fraction(100)
    mark = sum((weight * given for _, weight, given in pairs), Fraction(0)) / total
    products = [_product(c, bid) for c in award.criteria]
    text = say(
        "({sum}) ÷ {total} = {mark}",
        "({sum}) ÷ {total} = {mark}",
        sum=join(products, " + "),
        total=decimal(total),
        mark=decimal(mark),
    )
    formula = say(
        "note = somme (poids × note du critère) ÷ total des poids",
        "mark = sum (weight × mark of the criterion) ÷ total of the weights",
    )
    return mark, _step("quality", formula, text, decimal(mark), rules, law.SCALE, law.WEIGHTS)


def _product(criterion: Criterion, bid: Bid) -> Text:
    return say(
        "{weight} × {mark}",
        "{weight} × {mark}",
        weight=criterion.weight or Decimal(0),
        mark=Decimal(bid.quality[criterion.id]),
    )


def adjusted_steps(
    price: Decimal, k: Decimal, mark: Fraction, rules: Rules
) -> tuple[Fraction, tuple[Step, Step]]:
    """The factor of quality, then the price divided by it; nothing is rounded in between."""
    floor, top = rules.number(law.THRESHOLD), rules.number(law.SCALE)
    assert floor is not None, "asked only where it is known"
    assert top is not None, "asked only where it is known"
    factor = 1 + Fraction(k) * (mark - floor) / (top - floor)
    adjusted = Fraction(price) / factor
    inside: dict[str, Value] = {
        "k": k, "mark": decimal(mark), "floor": decimal(floor), "span": decimal(top - floor),
    }  # fmt: skip
    shown = decimal(factor).quantize(FACTOR_PLACES)
    exact = Fraction(shown) == factor
    factor_text = say(
        "1 + {k} × ({mark} − {floor}) ÷ {span} {sign} {factor}",
        "1 + {k} × ({mark} − {floor}) ÷ {span} {sign} {factor}",
        sign="=" if exact else "≈",
        factor=shown,
        **inside,
    )
    result = cents(decimal(adjusted))
    text = say(
        "{price} ÷ [1 + {k} × ({mark} − {floor}) ÷ {span}] = {adjusted}",
        "{price} ÷ [1 + {k} × ({mark} − {floor}) ÷ {span}] = {adjusted}",
        price=Cad(price),
        adjusted=Cad(result),
        **inside,
    )
    facts = (law.THRESHOLD, law.SCALE, law.FORMULA)
    first = _step("factor", FACTOR, factor_text, shown, rules, *facts)
    return adjusted, (first, _step("adjusted-price", ADJUSTED, text, result, rules, *facts))


FACTOR = say(
    "facteur = 1 + K × (note − seuil) ÷ (note la plus haute − seuil)",
    "factor = 1 + K × (mark − threshold) ÷ (highest mark − threshold)",
)
ADJUSTED = say(
    "prix ajusté = prix ÷ [1 + K × (note − seuil) ÷ (note la plus haute − seuil)]",
    "adjusted price = price ÷ [1 + K × (mark − threshold) ÷ (highest mark − threshold)]",
)


def extra_steps(award: Award, bid: Bid, rules: Rules) -> tuple[Decimal, tuple[Step, ...]]:
    """The extra costs of a tender, each to the cent, and their sum."""
    elements = award.total_cost.elements if award.total_cost else ()
    found = [_extra(element, bid, rules) for element in elements]
    return sum((amount for amount, _ in found), Decimal(0)), tuple(step for _, step in found)


def _extra(element: CostElement, bid: Bid, rules: Rules) -> tuple[Decimal, Step]:
    given = bid.extra_costs[element.id]
    name = element.name.text
    if element.cad_per_unit is None:
        amount = cents(given)
        formula = say(
            "{name} : montant de la soumission", "{name}: amount of the tender", name=name
        )
        text = say("{amount}", "{amount}", amount=Cad(amount))
    else:
        amount = cents(given * element.cad_per_unit)
        formula = say(
            "{name} : quantité soumise ({unit}) × coût unitaire annoncé en dollars",
            "{name}: quantity tendered ({unit}) × unit cost announced in dollars",
            name=name,
            unit=element.unit or UNIT,
        )
        text = say(
            "{quantity} × {unit} = {amount}",
            "{quantity} × {unit} = {amount}",
            quantity=given,
            unit=element.cad_per_unit,
            amount=Cad(amount),
        )
    return amount, _step("extra-cost", formula, text, amount, rules)


def total_step(award: Award, base: Decimal, extra: Decimal, rules: Rules) -> Step:
    """The price, adjusted or not and to the cent, plus the extra costs."""
    formula = (
        say(
            "coût total d’acquisition = prix ajusté + coûts additionnels",
            "total acquisition cost = adjusted price + extra costs",
        )
        if award.rule == "adjusted-price"
        else say(
            "coût total d’acquisition = prix + coûts additionnels",
            "total acquisition cost = price + extra costs",
        )
    )
    text = say(
        "{base} + {extra} = {total}",
        "{base} + {extra} = {total}",
        base=Cad(base),
        extra=Cad(extra),
        total=Cad(base + extra),
    )
    return _step("total-cost", formula, text, base + extra, rules, law.total_formula(award))


def _step(
    kind: StepKind, formula: Text, text: Text, result: Decimal, rules: Rules, *facts: str
) -> Step:
    return Step(
        kind=kind, formula=formula, text=text, result=result, facts=facts,
        confidence=rules.confidence(*facts),
    )  # fmt: skip
