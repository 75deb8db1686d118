"""The estimate of the sample."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courtier.results.estimate import (
    Assumption,
    BreakEven,
    CostLine,
    Estimate,
    Missing,
    OptionCost,
    Swing,
    TiePoint,
    YearCost,
)
from courtier.results.finance import AtRate, OptionAtRate, Statement, TaxCost, Transition
from courtier.values.text import Text
from tests.report.sample_common import text


def tie(at: str, cloud: int, other: int) -> TiePoint:
    """What both sides cost at one number of hours or one discount."""
    return TiePoint(at=Decimal(at), cloud=Decimal(cloud), other=Decimal(other))


def line(name: str, category: str, amount: str, basis: str, words: Text) -> CostLine:
    """A cost line whose present value is nine tenths of the nominal sum."""
    return CostLine(
        id=name,
        category=category,
        text=words,
        nominal=Decimal(amount),
        npv=Decimal(amount) * Decimal("0.9"),
        basis=basis,
        confidence="secondary" if basis == "list" else "design",
        facts=("prix-exemple",),
    )


def option(
    name: str,
    words: Text,
    kind: str,
    status: str,
    amount: int | None,
    missing: tuple[str, ...] = (),
) -> OptionCost:
    """An option around an amount."""
    money = None if amount is None else Decimal(amount)
    return OptionCost(
        id=name,
        name=words,
        kind=kind,
        status=status,
        total_nominal=None if money is None else money * Decimal("1.12"),
        npv=money,
        p10=None if money is None else money * Decimal("0.83"),
        p50=money,
        p80=None if money is None else money * Decimal("1.2"),
        p90=None if money is None else money * Decimal("1.31"),
        lines=()
        if amount is None
        else (
            line(
                "web",
                "compute",
                str(amount * 0.6),
                "list",
                text(
                    "2 machines de 4 vCPU et 16 Gio à 0,214 $ US l’heure (2026-06-18)",
                    "2 machines of 4 vCPU and 16 GiB at US$0.214 an hour (2026-06-18)",
                ),
            ),
            line(
                "staff",
                "staff",
                str(amount * 0.4),
                "default",
                text(
                    "0,5 équivalent temps plein, fourchette de ce projet",
                    "0.5 full-time equivalent, range of this project",
                ),
            ),
        ),
        years=()
        if amount is None
        else tuple(
            YearCost(year=year, nominal=Decimal(amount) * Decimal(share))
            for year, share in enumerate(("0.32", "0.2", "0.2", "0.2", "0.2"), start=1)
        ),
        missing=missing,
        confidence=None if amount is None else "secondary",
        annuity_per_month=None if money is None else money / 53,
        transitions=transitions() if money is not None and kind == "cloud" else (),
        taxes=() if money is None else (tax(money),),
    )


def transitions() -> tuple[Transition, ...]:
    """A given migration, an exit priced in part, and two that are missing."""
    thousand = Decimal(1000)
    return (
        Transition(
            id="migration",
            text=text("la migration", "migration"),
            status="given",
            nominal=thousand,
            npv=thousand,
        ),
        *(
            Transition(id=name, text=words, status="missing", nominal=None, npv=None)
            for name, words in (
                ("parallel-run", text("l’exploitation en parallèle", "the parallel run")),
                ("training", text("la formation", "training")),
            )
        ),
        Transition(
            id="exit",
            text=text("la sortie", "exit"),
            status="priced",
            nominal=Decimal(300),
            npv=Decimal(250),
            missing=(text("le travail", "work"),),
        ),
    )


def tax(money: Decimal) -> TaxCost:
    """A tax of which the rebate is not known."""
    return TaxCost(
        name="TVQ",
        rate=Decimal("0.09975"),
        base=money,
        tax=money * Decimal("0.09975"),
        returned=None,
        net=None,
    )


PRICED = (*(f"cloud:exemple-{letter}" for letter in "abcghi"), "own-room")
STATED = {
    "horizon": text("Horizon : 60 mois.", "Horizon: 60 months."),
    "hours": text("Heures par mois : 730.", "Hours a month: 730."),
    "draws": text("Tirages : 10 000, germe 1.", "Draws: 10,000, seed 1."),
}


def estimate() -> Estimate:
    """Seven cloud options, an own room and free software without a price."""
    return Estimate(
        currency="CAD",
        horizon_months=60,
        discount_rate=Decimal("0.05"),
        convention=text(
            "Flux au milieu de chaque mois, actualisés au taux annuel de 5 %",
            "Flows in the middle of each month, discounted at 5% a year",
        ),
        as_of_prices=date(2026, 11, 20),
        exchange_rate=Decimal("1.37"),
        exchange_rate_text=text(
            "1 $ US vaut 1,37 $ CA au 20 novembre 2026 (fourni par l’organisme).",
            "US$1 is worth C$1.37 on 20 November 2026 (given by the body).",
        ),
        options=(
            *(
                option(
                    f"cloud:exemple-{letter}",
                    text(f"Nuage Exemple {letter.upper()}", f"Example Cloud {letter.upper()}"),
                    "cloud",
                    status,
                    amount,
                    missing,
                )
                for letter, status, amount, missing in (
                    ("a", "priced", 1_184_230, ()),
                    ("b", "priced", 1_241_906, ()),
                    ("c", "partial", 903_411, ("main", "egress")),
                    ("f", "undetermined", None, ("web", "main", "pieces", "egress")),
                    ("g", "priced", 1_305_772, ()),
                    ("h", "priced", 1_390_114, ()),
                    ("i", "partial", 1_011_000, ("egress",)),
                )
            ),
            option(
                "own-room",
                text("Centre de traitement informatique actuel", "Present data centre"),
                "own-room",
                "priced",
                1_422_640,
            ),
            option(
                "libre",
                text("Logiciel libre hébergé sur place", "Free software hosted in the own room"),
                "free-software",
                "undetermined",
                None,
                ("licences",),
            ),
        ),
        cheapest="cloud:exemple-a",
        probability_cloud_cheaper=Decimal("0.74"),
        conclusion=text(
            "Sur 60 mois, l’option infonuagique la moins chère coûte probablement moins que le"
            " centre actuel (74 % des tirages); l’écart de 238 410 $ reste plus petit que"
            " l’incertitude.",
            "Over 60 months, the cheapest cloud option probably costs less than the present data"
            " centre (74% of draws); the gap of $238,410 stays smaller than the uncertainty.",
        ),
        break_even=BreakEven(
            cloud="cloud:exemple-a",
            other="own-room",
            months=(31,),
            ahead=("cloud:exemple-a",),
            discount=Decimal("-0.2"),
            by_hours=(tie("0", 95000, 1055500), tie("730", 817090, 1055500)),
            by_discount=(
                tie("-0.25", 1115000, 1055500),
                tie("-0.2", 1055500, 1055500),
                tie("0", 817090, 1055500),
                tie("0.25", 519000, 1055500),
            ),
            text=text(
                "Les coûts cumulés se croisent une fois, au mois 31.",
                "The cumulative costs cross once, in month 31.",
            ),
        ),
        sensitivity=(
            Swing(
                input="staff",
                text=text("Part d’un poste d’administrateur", "Share of an administrator post"),
                low=Decimal("-91200"),
                high=Decimal("143800.5"),
                share_of_variance=Decimal("0.8123"),
            ),
        ),
        assumptions=(
            Assumption(
                id="hours-per-month",
                text=text("Heures dans un mois", "Hours in a month"),
                value="730",
                unit="hour",
                on=date(2026, 11, 21),
                basis="default",
                confidence="design",
                low="720",
                high="744",
                source="Calcul de ce projet",
            ),
        ),
        missing=(
            Missing(
                option="cloud:exemple-c",
                what=text("prix de la base de données gérée", "price of the managed database"),
                effect=text(
                    "Le total de l’option est trop bas.", "The total of the option is too low."
                ),
                asks="adviser",
            ),
            Missing(
                option="cloud:exemple-c",
                what=text("prix du transfert sortant", "price of outgoing traffic"),
                effect=text(
                    "Le total de l’option est trop bas.", "The total of the option is too low."
                ),
                asks="architect",
            ),
            Missing(
                option="libre",
                what=text("coût du soutien", "cost of support"),
                effect=text("L’option n’a aucun prix.", "The option has no price."),
                asks="finance",
            ),
        ),
        at_rates=tuple(
            AtRate(
                rate=Decimal(rate),
                options=tuple(
                    OptionAtRate(option=name, npv=Decimal(amount))
                    for name, amount in zip(PRICED, range(900, 1600, 100), strict=True)
                ),
                cheapest=None,
            )
            for rate in ("0.03", "0.08")
        ),
        statements=tuple(Statement(id=name, text=words) for name, words in STATED.items()),
    )
