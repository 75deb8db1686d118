"""Over a whole contract: surveillance that is past, a late start, certificates that follow on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtier.catalog.certificates.across import renewals_of
from courtier.catalog.certificates.requirement import judge_certifications
from courtier.catalog.certificates.window import Window
from courtier.catalog.compiled.catalogue import Question, compiled
from courtier.catalog.compiled.verdicts import Judge
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.risk import CertificationDemand, Demand
from courtier.results.classification import Asked, Requirement
from courtier.results.matches import CriterionResult
from courtier.values.text import Text
from tests.catalog.build import DAY, catalog, certification, offering
from tests.catalog.compiled.test_equality import computed, matched
from tests.risk.build import classified, workload

HERE = ("aws:ca-central-1",)
FIRST, LAST = date(2027, 1, 1), date(2029, 12, 31)
CONTRACT = Window(DAY, FIRST, LAST, known=True)
WORDS = Text(fr="essai", en="test")
ENDS, NEXT_DAY, DAY_AFTER = date(2027, 6, 30), "2027-07-01", "2027-07-02"
ONE: dict[str, Any] = {"id": "un", "type": "iso-27001", "edition": "2022", "valid_to": ENDS}
TWO: dict[str, Any] = {"id": "deux", "type": "iso-27001", "edition": "2022"}


def judged(
    knowledge: Knowledge,
    *claims: Certification,
    type: str = "iso-27001",
    level: str | None = None,
    below: tuple[Certification, ...] = (),
    window: Window = CONTRACT,
) -> tuple[CriterionResult, list[tuple[str, date]]]:
    """What is concluded of one offering, and the renewals to follow."""
    base = offering("socle", certifications=below)
    item = offering(certifications=claims, hosted_on=["socle"] if below else [])
    facts = catalog(knowledge, item, base)
    demand = (CertificationDemand(type=type, level=level),)
    found = judge_certifications("essai", demand, item, HERE, None, window, facts)
    return found, [(r.certification, r.due) for r in renewals_of((found,), facts)]


@pytest.mark.parametrize(
    ("asked", "status", "failed"),
    [
        pytest.param(date(2026, 11, 22), "met", None, id="the day before"),
        pytest.param(date(2026, 11, 23), "met", None, id="the day"),
        pytest.param(date(2026, 11, 24), "unknown", "date", id="the day after"),
    ],
)
def test_a_surveillance_that_is_past_on_the_day_asked_is_to_confirm(
    knowledge: Knowledge, asked: date, status: str, failed: str | None
) -> None:
    """The day asked decides, not the days of the contract."""
    claim = certification(**TWO, upkeep_due="2026-11-23")
    window = Window(asked, FIRST, LAST, known=True)
    found, _ = judged(knowledge, claim, window=window)
    assert (found.status, found.failed) == (status, failed)
    below, _ = judged(knowledge, certification(**ONE | {"valid_to": None}), below=(claim,),
                      window=window)  # fmt: skip
    assert below.status == status, "a platform is held to the same"
    if failed:
        assert "23\u00a0novembre\u00a02026" in found.text.fr
        assert "confirm" in found.text.en


def test_a_surveillance_that_is_past_hides_no_end(knowledge: Knowledge) -> None:
    over = certification(**ONE | {"valid_to": date(2026, 11, 1)}, upkeep_due="2026-10-01")
    assert judged(knowledge, over)[0].status == "expired"
    ends = certification(**ONE, upkeep_due="2026-10-01")
    found, renewals = judged(knowledge, ends)
    assert (found.status, found.met_from, renewals) == ("unknown", None, [("un", ENDS)])


@pytest.mark.parametrize(
    ("start", "status", "met_from"),
    [
        pytest.param("2026-12-31", "met", None, id="the day before the contract"),
        pytest.param("2027-01-01", "met", None, id="its first day"),
        pytest.param("2027-01-02", "unknown", date(2027, 1, 2), id="the day after"),
        pytest.param("2029-12-31", "unknown", date(2029, 12, 31), id="its last day"),
        pytest.param("2030-01-01", "unmet", None, id="the day after its last"),
        pytest.param("2027", "unknown", None, id="in its first year, day unknown"),
        pytest.param("2028", "unknown", date(2028, 1, 1), id="in its second year"),
    ],
)
def test_a_certificate_that_begins_inside_the_contract_is_met_from_its_start(
    knowledge: Knowledge, start: str, status: str, met_from: date | None
) -> None:
    found, _ = judged(knowledge, certification(**TWO, valid_from=start))
    assert (found.status, found.met_from) == (status, met_from)
    if met_from == date(2027, 1, 2):
        assert "2\u00a0janvier\u00a02027" in found.text.fr
        assert "2\u00a0January\u00a02027" in found.text.en


def test_to_hold_one_that_begins_late_is_never_worse_than_to_hold_none(
    knowledge: Knowledge,
) -> None:
    assert judged(knowledge)[0].status == "unknown"
    assert judged(knowledge, certification(**TWO, valid_from="2027-02-01"))[0].status == "unknown"


def test_a_late_start_is_named_only_where_nothing_else_stands_in_the_way(
    knowledge: Knowledge,
) -> None:
    late = certification(**TWO, valid_from="2027-02-01")
    later = certification(**ONE | {"valid_to": None}, valid_from="2027-03-01")
    assert judged(knowledge, late, below=(later,))[0].met_from == date(2027, 3, 1)
    assert judged(knowledge, late, below=(certification(),))[0].met_from is None
    unread = certification(**TWO, valid_from="2027-02-01", services=None)
    assert judged(knowledge, unread)[0].met_from is None
    of_parent = certification(type="iso-27017", edition="2015")
    found, _ = judged(knowledge, of_parent, late, type="iso-27017")
    assert (found.status, found.met_from) == ("unknown", date(2027, 2, 1))


@pytest.mark.parametrize(
    ("start", "status", "due"),
    [
        pytest.param("2027-06-01", "met", None, id="while the first still counts"),
        pytest.param("2027-06-30", "met", None, id="on its last day"),
        pytest.param(NEXT_DAY, "met", None, id="on the day after"),
        pytest.param(DAY_AFTER, "unknown", ENDS, id="a gap of one day"),
        pytest.param("2027-07", "unknown", ENDS, id="in a month, day unknown"),
    ],
)
def test_certificates_that_follow_one_another_count_as_one(
    knowledge: Knowledge, start: str, status: str, due: date | None
) -> None:
    one, two = certification(**ONE), certification(**TWO, valid_from=start, valid_to="2030-06-30")
    for claims in ((one, two), (two, one)):
        found, renewals = judged(knowledge, *claims)
        assert (found.status, found.renewal_due) == (status, due)
        assert {seen.certification for seen in found.evidence} == {"un", "deux"}
        assert renewals == ([("un", ENDS)] if due else [])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"type": "iso-9001", "edition": None}, id="another type"),
        pytest.param({"services": ["Calcul"]}, id="other services"),
        pytest.param({"regions": ["aws:ca-west-1"]}, id="another region"),
        pytest.param({"holder": "autre-affilie"}, id="another holder"),
        pytest.param({"status": "in-progress"}, id="in progress"),
        pytest.param({"status": "revoked"}, id="revoked"),
        pytest.param({"status": "unknown"}, id="said by nobody"),
        pytest.param({"edition": "2013"}, id="of a dead edition"),
    ],
)
def test_what_is_about_something_else_or_dead_follows_nothing(
    knowledge: Knowledge, other: dict[str, Any]
) -> None:
    two = certification(**TWO | {"valid_from": NEXT_DAY, "valid_to": "2030-06-30"} | other)
    found, renewals = judged(knowledge, certification(**ONE), two)
    assert (found.status, found.renewal_due) == ("unknown", ENDS)
    assert ("un", ENDS) in renewals


def test_another_level_follows_nothing(knowledge: Knowledge) -> None:
    high = certification(id="un", type="fedramp-rev5", level="High", valid_to=ENDS)
    for level, status in (("High", "met"), ("Moderate", "unknown")):
        two = certification(id="deux", type="fedramp-rev5", level=level, valid_from=NEXT_DAY)
        found, _ = judged(knowledge, high, two, type="fedramp-rev5", level="Moderate")
        assert found.status == status


def test_the_last_of_a_chain_is_the_one_to_renew(knowledge: Knowledge) -> None:
    chain = (
        certification(**ONE),
        certification(**TWO, valid_from=NEXT_DAY, valid_to="2028-06-30"),
        certification(**TWO | {"id": "trois"}, valid_from="2028-07-01", valid_to="2029-12-30"),
    )
    found, renewals = judged(knowledge, *chain)
    end = date(2029, 12, 30)
    assert (found.status, found.renewal_due, renewals) == ("unknown", end, [("trois", end)])
    whole = certification(**TWO | {"id": "quatre"}, valid_from="2029-01-01", valid_to=LAST)
    assert judged(knowledge, *chain, whole)[0].status == "met"
    assert judged(knowledge, *chain[:1], *chain[2:])[1] == [("un", ENDS), ("trois", end)]


def test_an_edition_takes_over_from_the_one_that_dies(knowledge: Knowledge) -> None:
    window = Window(date(2025, 9, 1), date(2025, 9, 1), date(2026, 8, 31), known=True)
    old = certification(**ONE | {"edition": "2013", "valid_to": date(2026, 12, 31)})
    new = certification(**TWO, valid_from="2025-11-01", valid_to="2028-10-31")
    assert judged(knowledge, old, window=window)[0].renewal_due == date(2025, 10, 31)
    assert judged(knowledge, old, new, window=window)[0].status == "met"
    late = new.model_copy(update={"valid_from": "2025-11-02"})
    assert judged(knowledge, old, late, window=window)[0].renewal_due == date(2025, 10, 31)


def test_a_parent_may_be_renewed_by_another(knowledge: Knowledge) -> None:
    child = certification(id="enfant", type="iso-27017", edition="2015")
    one, two = certification(**ONE), certification(**TWO, valid_from=NEXT_DAY)
    assert judged(knowledge, child, one, type="iso-27017")[0].renewal_due == ENDS
    assert judged(knowledge, child, one, two, type="iso-27017")[0].status == "met"


@pytest.mark.parametrize("asked", [date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)])
@pytest.mark.parametrize("start", ["2027-01-02", NEXT_DAY, DAY_AFTER, "2030-01-01"])
def test_the_arrays_agree_by_name(knowledge: Knowledge, asked: date, start: str) -> None:
    offerings = (
        offering("suivi", certifications=[certification(**TWO, upkeep_due="2026-11-23")]),
        offering("tard", certifications=[certification(**TWO, valid_from=start)]),
        offering("suite", certifications=[
            certification(**ONE), certification(**TWO, valid_from=start)]),
    )  # fmt: skip
    term = {"term": {"initial_months": 36}, "dates": {"start": FIRST}}
    agreements = [{"number": "E-1", "offering": item.id} for item in offerings]
    holder = workload([{"id": "a", "kind": "open-data"}],
                      acquisition=term | {"agreements": agreements})  # fmt: skip
    said = classified(knowledge, holder, asked).classification
    said = said.model_copy(update={"status": "confirmed"})
    demand = Demand(certifications=(CertificationDemand(type="iso-27001"),))
    item = Asked(Requirement(id="r", force="must", text=WORDS, reasons=()), demand, "adviser")
    judge = Judge(compiled(catalog(knowledge, *offerings)))
    question = Question(holder, said, (item,), asked)
    found = computed(judge, question)
    assert found == matched(judge.compiled, question)
    assert found["suivi"] == ("eligible" if asked <= DAY else "conditional")
    assert found["tard"] == ("ineligible" if start == "2030-01-01" else "conditional")
    assert found["suite"] == ("eligible" if start in ("2027-01-02", NEXT_DAY) else "conditional")
