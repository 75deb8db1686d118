"""What each option is told with beside its amounts: what they leave out, what they commit to."""

from __future__ import annotations

from courtier.cost.commitments import committed_months
from courtier.cost.draft import Draft
from courtier.cost.uncounted import left_out
from courtier.results.estimate import Candidate, OptionCost
from courtier.values.text import Text, say
from courtier.workload.model import Workload


def told_with(cost: OptionCost, draft: Draft, workload: Workload, months: int) -> OptionCost:
    """The option with the costs that it leaves out and the ways in which its machines are bought.

    Args:
        cost: The option; left as it is where nothing is priced.
        draft: What it is made of.
        workload: The workload file.
        months: The horizon.
    """
    if not draft.lines:
        return cost
    found = {"left_out": left_out(workload, draft), "commitments": _commitments(draft, months)}
    return cost.model_copy(update=found)


def _commitments(draft: Draft, months: int) -> tuple[Text, ...]:
    """How the machines kept are bought, each way once, in the order of the lines."""
    kept = (
        candidate
        for line in draft.lines
        if line.choice is not None
        for candidate in line.choice.candidates
        if candidate.kept
    )
    return tuple(dict.fromkeys(_bought(candidate, months) for candidate in kept))


def _bought(candidate: Candidate, months: int) -> Text:
    """A way to buy, briefly; a term that ends before the horizon is renewed until its end."""
    term = committed_months(candidate.term)
    if not term:
        return candidate.how
    words = (_ONCE if term >= months else _RENEWED)[term > YEAR]
    return say(words.fr, words.en, n=term // YEAR)


YEAR = 12
_ONCE = (
    Text(fr="engagement de {n} an", en="{n}-year commitment"),
    Text(fr="engagement de {n} ans", en="{n}-year commitment"),
)
_RENEWED = (
    Text(fr="engagement de {n} an, renouvelé", en="{n}-year commitment, renewed"),
    Text(fr="engagement de {n} ans, renouvelé", en="{n}-year commitment, renewed"),
)
"""For one year, then for several."""
