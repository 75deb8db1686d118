"""What nobody may read an amount without knowing, one whole sentence for each."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from courtier.cost.exchange import Exchange
from courtier.cost.labour import ALL_OWN, WORK, Labour
from courtier.cost.lists import by_semicolons
from courtier.cost.settings import Settings
from courtier.cost.terms import Input, point
from courtier.cost.topics import TOPIC_NAMES
from courtier.cost.uncounted import EVERY_CLOUD
from courtier.results.estimate import Missing, OptionCost
from courtier.results.finance import Statement
from courtier.values.text import Text, format_number, join, say
from courtier.workload.costing import Tax
from courtier.workload.words_values import meaning

ON_DEMAND = "on-demand"


def statements(
    frame: Settings,
    exchange: Exchange | None,
    taxes: tuple[Tax, ...],
    options: list[OptionCost],
    missing: tuple[Missing, ...],
    units: Text,
    compared: tuple[Missing, ...] | None = None,
    labour: Labour = ALL_OWN,
) -> tuple[Statement, ...]:
    """Horizon, rate, convention, dollars, hours, units, prices, tax, currency, draws, gaps.

    ``compared`` is what the two sides of the pair compared lack, None where nothing is compared;
    ``labour`` tells who does the work.
    """
    return (
        Statement(id="horizon", text=_horizon(frame)),
        Statement(id="rate", text=_rate(frame)),
        Statement(id="convention", text=_convention(frame)),
        Statement(id="money", text=_MONEY[frame.money]),
        Statement(id="hours", text=hours_told(frame)),
        Statement(id="units", text=units),
        Statement(id="basis", text=_basis(options)),
        Statement(id="tax", text=_tax(taxes, labour)),
        Statement(id="currency", text=currency_told(exchange)),
        Statement(id="draws", text=draws_told(frame)),
        Statement(id="missing", text=_missing(missing, missing if compared is None else compared)),
    )


def percent(fraction: Decimal) -> Text:
    """A fraction as a percentage, its useful digits only, for a sentence that adds the sign."""
    value = (fraction * 100).quantize(Decimal("0.001"))
    return Text(fr=format_number(value, "fr"), en=format_number(value, "en"))


def _horizon(frame: Settings) -> Text:
    return say(
        "Horizon : {n} mois à partir du {start}.",
        "Horizon: {n} months from {start}.",
        n=frame.months,
        start=frame.start,
    )


def _rate(frame: Settings) -> Text:
    if not frame.shown:
        return say(
            "Taux d’actualisation : {rate} % par an.", "Discount rate: {rate}% a year.",
            rate=percent(point(frame.rate)),
        )  # fmt: skip
    *first, last = (percent(rate) for rate in frame.shown)
    if frame.money == "current":
        return say(
            "Taux d’actualisation : {rate} % par an ; les totaux sont aussi donnés à {first} et "
            "{last} %, des taux réels rendus nominaux par l’inflation de {inflation} %.",
            "Discount rate: {rate}% a year; totals are also given at {first} and {last}%, real "
            "rates made nominal by the inflation of {inflation}%.",
            rate=percent(point(frame.rate)),
            first=join(first),
            last=last,
            inflation=percent(point(frame.inflation)),
        )
    return say(
        "Taux d’actualisation : {rate} % par an ; les totaux sont aussi donnés à {first} et "
        "{last} %.",
        "Discount rate: {rate}% a year; totals are also given at {first} and {last}%.",
        rate=percent(point(frame.rate)),
        first=join(first),
        last=last,
    )


def _convention(frame: Settings) -> Text:
    timing = frame.timing
    return say(
        "Convention : dépenses comptées {period}, {moment}.",
        "Convention: costs counted {period}, {moment}.",
        period=meaning(timing.period) or timing.period,
        moment=meaning(timing.moment) or timing.moment,
    )


_MONEY = {
    "constant": Text(
        fr="Dollars constants, sans inflation, et taux réel.",
        en="Constant dollars, without inflation, and a real rate.",
    ),
    "current": Text(
        fr="Dollars courants, avec inflation, et taux nominal.",
        en="Current dollars, with inflation, and a nominal rate.",
    ),
}


def hours_told(frame: Settings) -> Text:
    """The hours of a month."""
    if frame.hours is None:
        return Text(
            fr="Heures par mois : aucune valeur connue.", en="Hours a month: no known value."
        )
    return say(
        "Heures par mois : {hours}, sauf pour un besoin qui donne les siennes.",
        "Hours a month: {hours}, except for a need that gives its own.",
        hours=frame.hours.likely,
    )


def _basis(options: Iterable[OptionCost]) -> Text:
    lines = [line for option in options for line in option.lines]
    kept = [c for line in lines if line.choice for c in line.choice.candidates if c.kept]
    counts = {word: sum(line.basis == word for line in lines) for word in _BASES}
    return say(
        "Origine des {n} lignes : soumission, {quote} ; prix public, {list}, dont {bound} avec "
        "engagement ; chiffre de l’organisme, {given} ; valeur par défaut, {default}.",
        "Origin of the {n} lines: quote, {quote}; list price, {list}, of which {bound} committed; "
        "figure of the body, {given}; default value, {default}.",
        n=len(lines),
        bound=sum(candidate.term != ON_DEMAND for candidate in kept),
        **counts,
    )


_BASES = ("quote", "list", "given", "default")


def _tax(taxes: tuple[Tax, ...], labour: Labour) -> Text:
    if not taxes:
        return Text(
            fr="Taxes : tous les montants sont avant taxes ; le fichier ne donne ni taxe ni "
            "remboursement.",
            en="Tax: all amounts are before tax; the file gives neither tax nor rebate.",
        )
    told = [
        say("{name} {rate} %", "{name} {rate}%", name=tax.name, rate=percent(tax.rate))
        for tax in taxes
    ]
    return say(
        "Taxes : tous les montants sont avant taxes ; sont montrés à part, avec ce qui revient : "
        "{told} ; {work}.",
        "Tax: all amounts are before tax; shown apart, with what comes back: {told}; {work}.",
        told=join(told),
        work=_untaxed(labour),
    )


def _untaxed(labour: Labour) -> Text:
    """Which work bears no tax, on every side."""
    own = [TOPIC_NAMES[sort] for sort in WORK if sort not in labour.bought]
    if not own:
        return Text(fr="tout le travail est acheté et taxé", en="all work is bought and taxed")
    return say(
        "sans taxe, car tenus pour le travail des employés de l’organisme : {topics}",
        "without tax, as work held to be that of the staff of the body: {topics}",
        topics=join(own),
    )


def currency_told(exchange: Exchange | None) -> Text:
    """The currency of the amounts and the exchange rate, with its range."""
    if exchange is None:
        return Text(
            fr="Monnaie : dollars canadiens ; aucun taux de change n’est connu.",
            en="Currency: Canadian dollars; no exchange rate is known.",
        )
    term = exchange.term
    if not isinstance(term, Input) or not term.varies:
        return say(
            "Monnaie : dollars canadiens ; {rate}.", "Currency: Canadian dollars; {rate}.",
            rate=exchange.text,
        )  # fmt: skip
    return say(
        "Monnaie : dollars canadiens ; {rate} ; tiré de {low} à {high}.",
        "Currency: Canadian dollars; {rate}; drawn from {low} to {high}.",
        rate=exchange.text,
        low=term.low,
        high=term.high,
    )


def draws_told(frame: Settings) -> Text:
    """How the uncertainty was drawn."""
    chance = frame.chance
    return say(
        "Tirages : {draws}, {law}, corrélation {known}, germe {seed}.",
        "Draws: {draws}, {law}, correlation {known}, seed {seed}.",
        draws=chance.draws,
        law=_LAWS[chance.law],
        known=chance.correlation,
        seed=str(chance.seed),
    )


_LAWS = {
    "triangular": Text(fr="loi triangulaire", en="triangular law"),
    "pert": Text(fr="loi PERT", en="PERT law"),
}


def _missing(missing: tuple[Missing, ...], compared: tuple[Missing, ...]) -> Text:
    """What is missing: the cloud side told by name, as the pair compared has it."""
    if not missing:
        return Text(fr="Manque : rien de connu.", en="Missing: nothing known.")
    everywhere = dict.fromkeys(item.what for item in compared if item.option == EVERY_CLOUD)
    rest = len({item.what for item in missing} - set(everywhere))
    if not everywhere:
        return say(
            "Manque, et n’est donc pas compté : {n} coûts, nommés avec leur option.",
            "Missing, hence not counted: {n} costs, named with their option.",
            n=rest,
        )
    return say(
        "Manque, et n’est donc pas compté, du côté infonuagique : {topics} ; ailleurs, {n} coûts "
        "nommés avec leur option.",
        "Missing, hence not counted, on the cloud side: {topics}; elsewhere, {n} costs named with "
        "their option.",
        topics=by_semicolons(everywhere),
        n=rest,
    )
