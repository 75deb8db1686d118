"""The measures of the founding strategy: each seen on every route, none presumed."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.procurement.measures import BESIDE, READERS, TOTAL_COST
from tests.procurement.sample import CITY, HEALTH, MINISTRY, SCHOOL, real_facts, routed, workload

DAY = date(2026, 11, 23)


def measures(case):
    return {m.id: m for m in routed(case, real_facts(), day=DAY).route.measures}


@pytest.mark.parametrize(
    "body", [MINISTRY, SCHOOL, HEALTH, CITY], ids=["ministry", "school", "health", "city"]
)
def test_each_measure_is_seen_in_the_order_of_the_strategy(body):
    found = [m.number for m in measures(workload(body)).values()]
    assert found == [16, 17, 18, 23, 24, 24, 26, 26]


def test_silence_records_nothing():
    silent = measures(workload(MINISTRY, agreements=None, group_purchase="unknown",
                               estimated_value_cad=200000))  # fmt: skip
    assert {m.status for m in silent.values()} == {"to-do"}


def answered(question, answer):
    case = workload(MINISTRY, estimated_value_cad=200000)
    recorded = {"question": question, "answer": answer, "by": "Personne exemple", "on": DAY}
    data = case.model_dump(mode="python", exclude_none=True)
    return type(case).model_validate({**data, "answers": [recorded]})


def test_a_cloud_considered_and_not_chosen_is_recorded_with_its_reason():
    case = answered("cloud-considered", "nuage envisagé, non retenu : latence")
    found = measures(case)["measure-deployment-choice"]
    assert found.status == "recorded"
    assert "« nuage envisagé, non retenu : latence »" in found.said.fr
    assert "Personne exemple" in found.said.en


def test_an_answer_dated_after_the_day_of_the_law_is_not_there_yet():
    case = answered("cloud-considered", True)
    outcome = routed(case, real_facts(), day=date(2026, 11, 22))
    found = {m.id: m for m in outcome.route.measures}
    assert found["measure-deployment-choice"].status == "to-do"


@pytest.mark.parametrize(
    ("goods", "status"), [(None, "to-do"), (True, "to-do"), (False, "not-applicable")]
)
def test_total_acquisition_cost_is_of_calls_that_include_goods(goods, status):
    case = workload(MINISTRY, estimated_value_cad=200000, includes_goods=goods)
    assert measures(case)[TOTAL_COST].status == status


def test_total_acquisition_cost_is_not_of_a_direct_award():
    assert measures(workload(MINISTRY))[TOTAL_COST].status == "not-applicable"


@pytest.mark.parametrize(
    ("lots", "words"), [([], "n’est pas divisé"), (["A", "B"], "Lots : A, B.")]
)
def test_lots_are_said_as_the_file_states_them(lots, words):
    found = measures(workload(MINISTRY, lots=lots))["measure-lots"]
    assert found.status == "recorded"
    assert words in found.said.fr


def test_the_form_of_price_is_said():
    found = measures(workload(MINISTRY, pricing="fixed"))["measure-fixed-price"]
    assert "prix forfaitaire" in found.said.fr
    assert "fixed price" in found.said.en


def test_every_reader_serves_a_measure():
    assert {*READERS, *BESIDE, TOTAL_COST} <= set(real_facts().measures)
