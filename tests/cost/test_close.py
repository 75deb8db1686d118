"""Between 20 and 80 % of the draws, both ends counted, nothing is called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from courtier.cost.comparison import Pair
from courtier.cost.conclusion import conclusion
from courtier.results.estimate import OptionCost
from tests.cost.ranged import CLOUD, studied
from tests.report.sample_money import estimate

D = Decimal
STUDY = studied()
SIDES = {draft.id: draft for draft in STUDY.drafts}


def _cost(identifier: str) -> OptionCost:
    return estimate().options[0].model_copy(update={"id": identifier, "status": "priced"})


@pytest.mark.parametrize(
    ("probability", "close"),
    [
        ("0.1999", False), ("0.2", True), ("0.2001", True), ("0.5", True),
        ("0.7999", True), ("0.8", True), ("0.8001", False), ("0", False), ("1", False),
    ],
)  # fmt: skip
def test_too_close_to_call_begins_and_ends_where_it_is_said(probability: str, close: bool) -> None:
    pair = Pair(SIDES[CLOUD], SIDES["own-room"])
    costs = [_cost(CLOUD), _cost("own-room")]
    told = conclusion(pair, D(probability), costs, (), STUDY.frame)
    assert ("Too close to call" in told.en) is close
    assert ("Trop proche pour trancher" in told.fr) is close
