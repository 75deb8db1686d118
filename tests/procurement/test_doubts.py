"""What the file or the law leaves open: answers that settle nothing, starts unknown, a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from courtier.workload.model import Workload
from tests.procurement.sample import (
    CITY,
    DAY,
    HEALTH,
    check,
    checked,
    facts,
    found,
    of,
    parameter,
    real_facts,
    route,
    routed,
    said,
    workload,
)

AGREED = [{"number": "E-1", "offering": "offre-a"}]
NEITHER = ("Pas encore", "inconnu", "à vérifier", "unknown", "maybe")
SINCE = date(2024, 7, 1)


def answering(question: str, answer: Any, day: date = DAY, **changes: Any) -> Workload:
    case = workload(agreements=AGREED, **changes)
    data = case.model_dump(mode="python", by_alias=True)
    data["answers"] = [{"question": question, "answer": answer, "by": "P. Exemple", "on": day}]
    return Workload.model_validate(data)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (True, "open"),
        ("oui", "open"),
        ("Yes", "open"),
        (False, "excluded"),
        ("Non", "excluded"),
        ("no", "excluded"),
        *((word, "undetermined") for word in NEITHER),
    ],
)
def test_only_a_yes_authorises_other_criteria(answer: Any, status: str) -> None:
    outcome = routed(answering("check-chief-executive", answer, award_basis="other"))
    assert of(outcome, "order").status == status
    if status != "excluded":
        assert checked(outcome, "check-chief-executive").status == "required"


@pytest.mark.parametrize("answer", NEITHER)
def test_an_answer_that_says_neither_leaves_the_condition_to_verify(answer: str) -> None:
    result = of(routed(answering("object-covered", answer)), "order")
    assert answer in said(result)
    assert "ni oui ni non" in said(result)
    assert "Ouvert, une condition à vérifier" in said(result)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        pytest.param(DAY - timedelta(days=1), "open", id="the day before"),
        pytest.param(DAY, "open", id="the day"),
        pytest.param(DAY + timedelta(days=1), "undetermined", id="the day after"),
    ],
)
def test_an_answer_given_after_the_day_does_not_count(day: date, status: str) -> None:
    case = answering("check-chief-executive", True, day, award_basis="other")
    assert of(routed(case), "order").status == status


@pytest.mark.parametrize("answer", [*NEITHER, False])
def test_only_a_yes_says_that_the_need_is_unclear(answer: Any) -> None:
    case = answering("need-unclear", answer)
    assert routed(case).route.procedure == "call-off"


def test_an_answer_that_says_neither_does_not_open_a_municipal_direct_award() -> None:
    for answer, status in (("Pas encore", "undetermined"), (True, "open"), (False, "excluded")):
        data = workload(CITY).model_dump(mode="python", by_alias=True)
        data["answers"] = [
            {"question": "below-floor-or-by-law", "answer": answer, "by": "P.", "on": DAY}
        ]
        outcome = routed(Workload.model_validate(data), real_facts())
        assert of(outcome, "direct-award-municipal").status == status


def test_a_file_handed_to_a_person_concludes_no_route() -> None:
    outcome = routed(workload(agreements=AGREED), facts(), "human-decision")
    assert outcome.route.procedure == "undetermined"
    assert outcome.route.documents == ()
    stated = {f.id: f.severity for f in outcome.findings}
    assert stated["route-awaits-person"] == "warning"
    assert "no-open-route" not in stated
    assert "route-awaits-person" not in found(routed(workload()))


@pytest.mark.parametrize("stated", ["unknown", None])
def test_a_route_is_taken_subject_to_a_compulsory_group_purchase(stated: str | None) -> None:
    outcome = routed(workload(group_purchase=stated), real_facts())
    assert outcome.route.procedure == "direct-award"
    taken = of(outcome, "direct-award-lcop")
    assert "sous réserve d’un achat regroupé obligatoire (C-7.01)" in said(taken)
    assert any("subject to a compulsory group purchase" in r.text.en for r in taken.reasons)
    assert {f.id: f.severity for f in outcome.findings}["group-purchase-first"] == "warning"


def test_no_reserve_once_group_purchases_are_ruled_out_or_before_they_bound() -> None:
    settled = routed(workload(), real_facts())
    early = routed(workload(group_purchase="unknown"), real_facts(), day=date(2024, 7, 3))
    for outcome in (settled, early):
        assert outcome.route.procedure == "direct-award"
        assert "sous réserve" not in " ".join(said(r) for r in outcome.route.routes)


def test_only_the_route_taken_carries_the_reserve() -> None:
    outcome = routed(workload(group_purchase="unknown"), real_facts())
    reserved = [r.id for r in outcome.route.routes if "sous réserve" in said(r)]
    assert reserved == ["direct-award-lcop"]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2019, 12, 31), "excluded"),
        (date(2020, 1, 1), "undetermined"),
        (date(2020, 12, 31), "undetermined"),
        (date(2021, 1, 1), "open"),
    ],
)
def test_the_municipal_call_off_is_in_doubt_in_the_year_of_its_start(
    day: date, status: str
) -> None:
    result = of(
        routed(workload(CITY, agreements=AGREED), real_facts(), day=day), "call-off-c19-573-3-2"
    )
    assert result.status == status
    assert ("jour du début n’est pas connu" in said(result)) == (status == "undetermined")


@pytest.mark.parametrize(
    ("day", "status"), [(date(2021, 12, 31), "undetermined"), (date(2022, 1, 1), "open")]
)
def test_a_start_known_only_as_no_later_leaves_the_days_before_in_doubt(
    day: date, status: str
) -> None:
    body = {"kind": "agency", "legal_regime": "dge"}
    result = of(routed(workload(body, agreements=AGREED), real_facts(), day=day), "call-off-dge")
    assert result.status == status
    assert ("au plus tard le" in said(result)) == (status == "undetermined")


@pytest.mark.parametrize(
    ("day", "procedure"),
    [(date(2001, 12, 31), "undetermined"), (date(2002, 1, 1), "public-tender")],
)
def test_the_municipal_threshold_is_unknown_in_the_year_of_its_start(
    day: date, procedure: str
) -> None:
    case = workload(CITY, estimated_value_cad=100000)
    assert routed(case, real_facts(), day=day).route.procedure == procedure


@pytest.mark.parametrize(
    ("precision", "day", "status"),
    [
        ("day", date(2026, 11, 1), "open"),
        ("month", date(2026, 11, 30), "undetermined"),
        ("month", date(2026, 12, 1), "open"),
        ("year", date(2026, 12, 31), "undetermined"),
        ("year", date(2027, 1, 1), "open"),
        ("no-later", date(2026, 10, 31), "undetermined"),
        ("no-later", date(2026, 11, 1), "open"),
        ("year", date(2026, 10, 31), "excluded"),
    ],
)
def test_the_precision_of_a_start_decides_which_days_are_in_doubt(
    precision: str, day: date, status: str
) -> None:
    one = route("one", "call-off", ("agreement",), valid_from=date(2026, 11, 1))
    one = one.model_copy(update={"start_precision": precision})
    outcome = routed(workload(agreements=AGREED), facts(routes=(one,)), day=day)
    assert of(outcome, "one").status == status


def test_a_value_whose_start_is_in_doubt_is_not_used() -> None:
    limit = parameter("call-off-max-term", 36)
    value = limit.values[0].model_copy(
        update={"valid_from": date(2026, 1, 1), "start_precision": "year"}
    )
    law = facts(parameters=(limit.model_copy(update={"values": (value,)}),))
    case = workload(agreements=AGREED)
    assert of(routed(case, law, day=date(2026, 12, 31)), "order").status == "undetermined"
    assert of(routed(case, law, day=date(2027, 1, 1)), "order").status == "open"


def test_an_open_route_begins_with_the_count_of_what_a_person_verifies() -> None:
    first = of(routed(workload(agreements=AGREED), real_facts()), "call-off-rcti-48").reasons[0]
    assert first.text.fr == "Ouvert, 3 conditions à vérifier par une personne."
    assert first.text.en == "Open, 3 conditions for a person to verify."
    silent = workload(agreements=AGREED, group_purchase=None)
    again = of(routed(silent, real_facts()), "call-off-rcti-48").reasons
    assert again[0] == first
    assert "sous réserve d’un achat regroupé" in again[1].text.fr


def test_a_route_that_is_not_open_counts_nothing() -> None:
    assert "à vérifier par une personne" not in said(of(routed(workload()), "order"))


def test_a_check_whose_force_is_not_established_is_never_required() -> None:
    one = check("one")
    law = facts(checks=(one, check("two", status="undetermined")))
    outcome = routed(workload(), law)
    assert checked(outcome, "one").status == "required"
    assert checked(outcome, "two").status == "undetermined"


ACCESS = {"check-privacy-assessment-health-body", "check-outside-quebec-health-body"}
OTHERS = {"check-privacy-assessment", "check-outside-quebec"}
UNSURE = {"check-privacy-assessment-health", "check-outside-quebec-health"}


def privacy_checks(flags: tuple[str, ...], day: date) -> dict[str, str]:
    outcome = routed(workload(HEALTH), real_facts(), "personal-information", *flags, day=day)
    return {c.id: c.status for c in outcome.route.checks if c.id in ACCESS | OTHERS | UNSURE}


def test_health_information_alone_gets_no_check_of_the_access_act() -> None:
    statuses = privacy_checks(("health-act-information",), SINCE)
    assert {statuses[name] for name in ACCESS | OTHERS} == {"not-required"}
    assert {statuses[name] for name in UNSURE} == {"undetermined"}
    articles = {c.id: c.article for c in real_facts().checks.values()}
    assert all("A-2.1" not in str(articles[name]) for name in UNSURE)


def test_the_other_information_of_a_hospital_keeps_the_checks_of_the_access_act() -> None:
    statuses = privacy_checks(("access-act-information",), SINCE)
    assert {statuses[name] for name in ACCESS} == {"required"}
    assert {statuses[name] for name in UNSURE | OTHERS} == {"not-required"}


def test_the_day_before_the_health_act_its_checks_do_not_exist() -> None:
    flags = ("health-act-information", "access-act-information")
    statuses = privacy_checks(flags, SINCE - timedelta(days=1))
    assert not UNSURE & set(statuses)
    assert {statuses[name] for name in ACCESS} == {"required"}


def test_the_privacy_report_stays_while_one_check_may_ask_for_it() -> None:
    outcome = routed(
        workload(HEALTH, agreements=AGREED), real_facts(), "health-act-information", day=SINCE
    )
    assert "A3" in [d.code for d in outcome.route.documents]
    none = routed(workload(HEALTH, agreements=AGREED), real_facts(), day=SINCE)
    assert "A3" not in [d.code for d in none.route.documents]
