"""The confidential estimate of the contract, before a call for tenders."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from statistics import median

from courtier.cost.artefacts.contract_words import contract_statements
from courtier.cost.draft import Draft, Line
from courtier.cost.estimate import Study
from courtier.cost.facts import CostFacts
from courtier.cost.flows import ZERO
from courtier.cost.labour import ALL_OWN
from courtier.cost.moments import LENGTH_UNKNOWN
from courtier.cost.topics import MOVES, OF_THE_BODY, TOPIC_NAMES
from courtier.cost.transitions import OVERRUN
from courtier.cost.uncounted import left_out
from courtier.cost.view import View
from courtier.results.artefacts import ContractEstimate, ContractOption
from courtier.values.money import cents
from courtier.values.text import Text, say
from courtier.workload.acquisition import Term
from courtier.workload.model import Workload

MARKING = Text(
    fr="CONFIDENTIEL – ne pas communiquer à un soumissionnaire, ni joindre aux documents d’appel"
    " d’offres",
    en="CONFIDENTIAL – not to be told to any tenderer, nor attached to the tender documents",
)
_OF_OTHER_LINES = (
    OVERRUN,
    "server-life-years",
    "power-usage-effectiveness",
    "electricity-cad-per-kwh",
)
"""The defaults that bear no line of the contract: of the room and of the migration."""
_PLACES = Decimal("0.0001")


def contract_study(study: Study) -> Study:
    """The cloud options alone, without the lines that the body bears itself."""
    return replace(
        study,
        drafts=[_billed(draft) for draft in study.drafts if draft.kind == "cloud"],
        defaults=tuple(each for each in study.defaults if each.id not in _OF_OTHER_LINES),
        room=None,
        labour=ALL_OWN,
    )


def _billed(draft: Draft) -> Draft:
    lines = tuple(line for line in draft.lines if not _borne(line))
    return replace(draft, lines=lines, gaps=tuple(g for g in draft.gaps if g != LENGTH_UNKNOWN))


def contract_estimate(workload: Workload, study: Study, facts: CostFacts) -> ContractEstimate:
    """What each cloud option would cost over the months of the contract, undiscounted.

    What the body bears itself is left out: staff, arrival and departure, the room that it leaves,
    what it already holds.
    """
    found = workload.acquisition
    term = found.term if found else None
    view = study.frame.exact()
    clouds = [draft for draft in contract_study(study).drafts if draft.lines]
    options = tuple(_option(draft, view, term, study, facts) for draft in clouds)
    left = _left_out(study)
    totals = sorted(o.total for o in options if o.total is not None and o.status == "priced")
    least = _least_of_each(options)
    middle = cents(median(least)) if least else None
    value = found.estimated_value_cad if found else None
    gap = middle - value if middle is not None and value is not None else None
    return ContractEstimate(
        confidential=True,
        marking=MARKING,
        initial_months=term.initial_months if term else None,
        total_months=term.total_months if term else None,
        body_value=value,
        ceiling=found.budget.ceiling_cad if found and found.budget else None,
        options=options,
        least=totals[0] if totals else None,
        median=middle,
        most=totals[-1] if totals else None,
        gap=gap,
        share=(gap / value).quantize(_PLACES) if gap is not None and value else None,
        method=_method(study, term),
        left_out=tuple(left),
        left_out_names=tuple(TOPIC_NAMES[category] for category in left),
        providers=len(least),
        statements=contract_statements(study, clouds, facts),
        not_counted=_not_counted(workload, study),
    )


def _least_of_each(options: tuple[ContractOption, ...]) -> list[Decimal]:
    """The least total of each provider: the variants of one do not weigh as several."""
    found: dict[str, Decimal] = {}
    for option in options:
        if option.total is not None and option.status == "priced":
            key = option.provider or option.id
            found[key] = min(option.total, found.get(key, option.total))
    return sorted(found.values())


def _not_counted(workload: Workload, study: Study) -> tuple[Text, ...]:
    """The usual costs that some option does not count, each once."""
    clouds = [draft for draft in study.drafts if draft.kind == "cloud" and draft.lines]
    return tuple(dict.fromkeys(text for draft in clouds for text in left_out(workload, draft)))


def _left_out(study: Study) -> list[str]:
    """The categories of cloud options that the body bears itself."""
    clouds = [draft for draft in study.drafts if draft.kind == "cloud"]
    return sorted({line.category for draft in clouds for line in draft.lines if _borne(line)})


def _borne(line: Line) -> bool:
    """Tell whether the body bears a line itself: what a provider quotes to arrive or leave is
    billed with the rest."""
    quoted = line.basis == "quote" and line.category in MOVES
    return line.category in OF_THE_BODY and not quoted


def _option(
    draft: Draft, view: View, term: Term | None, study: Study, facts: CostFacts
) -> ContractOption:
    offering = facts.offerings.get(draft.id.removeprefix("cloud:"))
    low, high = _range(draft, study, term.total_months if term else None)
    return ContractOption(
        id=draft.id,
        name=draft.name,
        status=draft.status,
        initial=_until(draft, view, term.initial_months if term else None),
        total=_until(draft, view, term.total_months if term else None),
        provider=(offering.prices_of or offering.provider) if offering else None,
        total_p10=low,
        total_p90=high,
    )


def _range(draft: Draft, study: Study, months: int | None) -> tuple[Decimal | None, Decimal | None]:
    """The 10th and 90th percentiles of the cost of the first months, undiscounted."""
    if months is None or months > study.frame.months:
        return None, None
    view = replace(study.frame, rate=ZERO).drawn().running((months,))
    ((low, high),) = view.percentiles_by_mark(draft.present(view), (0.1, 0.9))
    return cents(low), cents(high)


def _until(draft: Draft, view: View, months: int | None) -> Decimal | None:
    """The cost of the first months, to the cent; None beyond the horizon."""
    if months is None or months > view.months:
        return None
    total = ZERO
    for line in draft.lines:
        flows = (f for f in line.plan.flows(view) if f.month <= months)
        total += sum((f.amount * view.inflated(Decimal(f.month)) for f in flows), ZERO)
    return cents(total)


def _method(study: Study, term: Term | None) -> Text:
    if term is None:
        return say(
            "La durée du contrat n’est pas donnée (acquisition.term) : rien ne se chiffre.",
            "The term of the contract is not given (acquisition.term): nothing can be priced.",
        )
    return say(
        "Coûts des options infonuagiques sur {initial} mois, puis sur {total} mois avec les"
        " renouvellements et les options, en dollars canadiens avant taxes, sans actualisation,"
        " à la valeur probable de chaque donnée. L’horizon de l’estimation est de {horizon} mois ;"
        " au-delà, rien n’est dit.",
        "Costs of the cloud options over {initial} months, then over {total} months with renewals"
        " and options, in Canadian dollars before tax, undiscounted, each input at its likely"
        " value. The horizon of the estimate is {horizon} months; beyond it, nothing is told.",
        initial=term.initial_months,
        total=term.total_months,
        horizon=study.frame.months,
    )
