"""What an option has cost so far: the band ends on the percentiles of the option, and adds up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from courtier.cost.draws import Drawn
from courtier.cost.estimate import Study
from courtier.cost.result import result_of
from courtier.cost.timing import Timing
from courtier.cost.uncertainty import Spread, marks_of
from courtier.results.estimate import Estimate
from tests.cost.ranged import CLOUD, studied
from tests.cost.sample import workload

D = Decimal


def estimated(study: Study) -> Estimate:
    return result_of(workload(), study.frame, study.drafts, study.exchange, None, ())


@pytest.mark.parametrize(
    ("months", "marks"),
    [
        (1, (1,)),
        (23, (3, 6, 9, 12, 15, 18, 21, 23)),
        (24, (3, 6, 9, 12, 15, 18, 21, 24)),
        (25, (12, 24, 25)),
        (60, (12, 24, 36, 48, 60)),
    ],
)
def test_a_short_horizon_is_marked_each_quarter_and_a_long_one_each_year(
    months: int, marks: tuple[int, ...]
) -> None:
    assert marks_of(months) == marks


@pytest.mark.parametrize("distribution", ["triangular", "pert"])
def test_the_last_point_has_the_percentiles_of_the_option(distribution: str) -> None:
    found = estimated(studied(distribution=distribution))
    banded = [option for option in found.options if option.band]
    assert [option.id for option in banded] == [CLOUD, "own-room"]
    for option in banded:
        last = option.band[-1]
        assert last.month == found.horizon_months
        ends = (option.p10, option.p50, option.p90)
        for told, known in zip((last.p10, last.p50, last.p90), ends, strict=True):
            assert known is not None
            assert abs(told - known) <= D("0.01")


def test_each_row_is_what_the_plans_pay_by_then() -> None:
    study = studied()
    view = study.frame.drawn()
    assert isinstance(view, Drawn)
    running = view.running((7, 60))
    presents = view.discounts()
    for draft in study.drafts:
        for line in draft.lines:
            flows = getattr(line.plan, "amounts", None)
            if flows is None:
                continue
            rows = running.percentiles_by_mark(line.plan.present(running), (0.5,))
            paid = sum(a * p for a, p in zip(flows(view)[:7], presents[:7], strict=True))
            assert abs(rows[0][0] - view.percentiles(paid, (0.5,))[0]) < D("0.001")


@pytest.mark.parametrize("moment", ["start", "middle", "end"])
@pytest.mark.parametrize("period", ["monthly", "annual"])
def test_with_certain_inputs_the_band_is_the_sum_of_the_flows(period: str, moment: str) -> None:
    study = studied(discounting={"period": period, "moment": moment})
    frame = study.frame
    assert frame.timing == Timing(period, moment)  # type: ignore[arg-type]
    exact, drawn = frame.exact(), frame.drawn()
    running = drawn.running((5, 60))
    drawn._drawn |= {
        item.key: float(item.likely) for draft in study.drafts for item in draft.inputs()
    }
    drawn._drawn["discount-rate"] = float(exact.value(frame.rate))
    for draft in study.drafts:
        by_month = [
            (flow.month, flow.amount * exact.discounts()[flow.month - 1])
            for line in draft.lines
            for flow in line.plan.flows(exact)
        ]
        rows = running.percentiles_by_mark(draft.present(running), (0.5,))
        for end, (row,) in zip((5, 60), rows, strict=True):
            total = sum((amount for month, amount in by_month if month <= end), D(0))
            assert abs(row - total) < D("0.01"), (draft.id, end)


def test_the_band_is_ordered_and_no_percentile_is_lost() -> None:
    study = studied()
    spread = Spread(study.drafts, study.frame)
    for draft in study.drafts:
        for point in spread.band(draft):
            assert point.p10 <= point.p50 <= point.p90
