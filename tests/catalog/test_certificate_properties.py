"""What must hold of certificates whatever they are, on drawn catalogues."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from courtier.catalog.certificates.judge import judge_certificate
from courtier.catalog.certificates.judgement import Asking, Held, Needed, preference
from courtier.catalog.certificates.requirement import judge_certifications
from courtier.catalog.certificates.window import Window, contract_window, day_alone
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand, Demand
from courtier.results.classification import Asked, Requirement
from courtier.values.days import add_months
from courtier.values.text import Text
from courtier.workload.acquisition import Acquisition
from tests.catalog.build import DAY, catalog, certification, offering
from tests.risk.build import classified, workload

KNOWLEDGE = Knowledge()
TYPES = KNOWLEDGE.all(CertificationType)
HERE, THERE = "aws:ca-central-1", "aws:ca-west-1"
ORDER = ["ineligible", "undetermined", "conditional", "eligible"]
STANDING = ["unmet", "expired", "unknown", "met"]
WORDS = Text(fr="essai", en="test")
SOME_TYPES = ("iso-27001", "iso-27017", "soc-2-type-2", "soc-2-type-1", "csa-star-1",
              "csa-star-2-certification", "fedramp-rev5", "c5-type-2", "cccs-medium")  # fmt: skip
DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
MAYBE = st.none() | DAYS

windows = st.builds(
    lambda as_of, wait, length: Window(
        as_of, as_of + timedelta(wait), as_of + timedelta(wait + length), known=length > 0
    ),
    DAYS, st.integers(0, 400), st.integers(0, 1500),
)  # fmt: skip


@st.composite
def certificates(draw: st.DrawFn, /, **fixed: Any) -> Certification:
    """Any certificate, living or not, of one of the types."""
    type = fixed.get("type") or draw(st.sampled_from(SOME_TYPES))
    record = TYPES[type]
    parts: dict[str, Any] = {
        "id": f"c{draw(st.integers(0, 10**6))}",
        "type": type,
        "level": draw(st.sampled_from([None, *record.levels])),
        "edition": draw(st.sampled_from([None, *(e.id for e in record.editions)])),
        "status": draw(st.sampled_from(
            ["active", "active", "in-progress", "suspended", "revoked", "unknown"])),
        "services": draw(st.sampled_from([None, [], ["Objets"]])),
        "regions": draw(st.sampled_from([[], [HERE], [THERE], [HERE, THERE]])),
        "valid_to": draw(MAYBE),
        "period_end": draw(MAYBE),
        "bridge_until": draw(MAYBE),
    }  # fmt: skip
    return certification(**(parts | fixed))


def _valid(type: str) -> Certification:
    """A certificate of a type in force for years: whole, in place, at its highest level."""
    record = TYPES[type]
    return certification(
        id="valide", type=type, level=record.levels[-1] if record.levels else None,
        edition=_edition(record), regions=[HERE, THERE],
        valid_to="2040-01-01" if record.validity == "fixed-end" else None,
        period_start="2025-06-01", period_end="2026-05-31", bridge_until="2040-01-01",
    )  # fmt: skip


def _edition(record: CertificationType) -> str | None:
    living = [e.id for e in record.editions if e.first_day is None and e.last_day is None]
    return living[-1] if living else next((e.id for e in record.editions), None)


def _status(item: Offering, demands: tuple[str, ...], window: Window) -> str:
    facts = catalog(KNOWLEDGE, item)
    asked = tuple(CertificationDemand(type=name) for name in demands)
    return judge_certifications("essai", asked, item, (HERE,), None, window, facts).status


def _held(claim: Certification, demanded: str, window: Window) -> Held:
    asking = Asking((HERE,), Needed((), complete=True), window, None)
    demand = CertificationDemand(type=demanded)
    return Held(claim, TYPES[claim.type], demand, TYPES[demanded], asking)


@settings(max_examples=150)
@given(st.lists(certificates(), max_size=4), st.sampled_from(SOME_TYPES),
       st.sampled_from(SOME_TYPES), st.integers(0, 60))  # fmt: skip
def test_adding_a_valid_certificate_never_makes_an_offering_less_eligible(
    held: list[Certification], added: str, demanded: str, months: int
) -> None:
    """Whatever the offering holds, and whatever is asked, of any type."""
    window = Window(DAY, DAY, add_months(DAY, months), known=months > 0)
    before = offering(certifications=held)
    after = offering(certifications=[*held, _valid(added)])
    was, now = (_status(item, (demanded,), window) for item in (before, after))
    assert STANDING.index(now) >= STANDING.index(was)


@settings(max_examples=40)
@given(st.lists(certificates(), max_size=3), st.sampled_from(SOME_TYPES),
       st.sampled_from([[HERE], [THERE, HERE], []]), st.sampled_from([None, ["CA"], ["US"]]),
       st.sampled_from([None, "public", "government"]))  # fmt: skip
def test_nor_by_the_place_or_the_kind_of_the_offering(
    held: list[Certification], added: str, regions: list[str], countries: Any, deployment: Any
) -> None:
    """The whole verdict, where the data must stay in Canada."""
    item = workload([{"id": "a", "kind": "litigation"}], hosting={"places": {"data": "canada"}})
    outcome = classified(KNOWLEDGE, item)
    parts = {"regions": regions, "countries": countries, "deployment": deployment}
    found = [
        match(item, outcome.classification, outcome.asked,
              catalog(KNOWLEDGE, offering(certifications=claims, **parts)), DAY).matches[0].verdict
        for claims in (held, [*held, _valid(added)])
    ]  # fmt: skip
    assert ORDER.index(found[1]) >= ORDER.index(found[0])


@settings(max_examples=60)
@given(st.lists(certificates(), max_size=3), st.sampled_from(SOME_TYPES),
       st.lists(st.sampled_from(SOME_TYPES), min_size=1, max_size=4, unique=True),
       st.data())  # fmt: skip
def test_removing_a_requirement_never_excludes_an_offering(
    held: list[Certification], added: str, asked: list[str], data: st.DataObject
) -> None:
    item = workload([{"id": "a", "kind": "open-data"}])
    classification = classified(KNOWLEDGE, item).classification
    facts = catalog(KNOWLEDGE, offering(certifications=held), offering("autre"))
    demands = [
        Asked(Requirement(id=f"r-{name}", force="must", text=WORDS, reasons=()),
              Demand(certifications=(CertificationDemand(type=name),)), "adviser")
        for name in asked
    ]  # fmt: skip
    removed = data.draw(st.integers(0, len(demands) - 1))
    fewer = [a for n, a in enumerate(demands) if n != removed]
    whole = {m.offering: m.verdict
             for m in match(item, classification, tuple(demands), facts, DAY).matches}  # fmt: skip
    for found in match(item, classification, tuple(fewer), facts, DAY).matches:
        assert ORDER.index(found.verdict) >= ORDER.index(whole[found.offering])


@given(certificates(), st.sampled_from(SOME_TYPES), windows)
def test_a_certificate_is_judged_by_itself_and_always_the_same(
    claim: Certification, demanded: str, window: Window
) -> None:
    """The judge has no memory: a compiled engine can be held equal to it."""
    held = _held(claim, demanded, window)
    assert judge_certificate(held) == judge_certificate(held)


@given(certificates(), windows)
def test_met_over_a_term_is_met_on_each_of_its_days(claim: Certification, window: Window) -> None:
    if judge_certificate(_held(claim, claim.type, window)).status != "met":
        return
    for day in (window.first, window.last):
        alone = Window(window.as_of, day, day, known=True)
        assert judge_certificate(_held(claim, claim.type, alone)).status == "met"


@given(certificates(), windows)
def test_what_is_to_renew_ends_inside_the_term(claim: Certification, window: Window) -> None:
    found = judge_certificate(_held(claim, claim.type, window))
    if found.renewal_due is not None:
        assert found.status == "unknown"
        assert window.first <= found.renewal_due < window.last


@given(st.lists(certificates(), min_size=2, max_size=5), st.sampled_from(SOME_TYPES))
def test_the_order_of_the_certificates_changes_nothing(
    held: list[Certification], demanded: str
) -> None:
    ids = [claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(held)]
    ways = (offering(certifications=ids), offering(certifications=ids[::-1]))
    first, second = (_status(item, (demanded,), day_alone(DAY)) for item in ways)
    assert first == second


@given(certificates(type="iso-27001"))
def test_any_answer_has_a_place_in_the_order(claim: Certification) -> None:
    found = judge_certificate(_held(claim, "iso-27001", day_alone(DAY)))
    assert preference(found)[0] in range(4)


@given(st.integers(1, 600), st.lists(st.integers(1, 600), max_size=3),
       st.lists(st.integers(0, 120), max_size=3), DAYS, DAYS)  # fmt: skip
def test_the_term_counts_renewals_and_options_to_the_day(
    initial: int, renewals: list[int], options: list[int], start: date, as_of: date
) -> None:
    acquisition = Acquisition.model_validate({
        "term": {"initial_months": initial, "renewals": renewals,
                 "options": [{"months": n} for n in options]},
        "dates": {"start": start},
    })  # fmt: skip
    window = contract_window(acquisition, as_of)
    after = add_months(start, initial + sum(renewals) + sum(options))
    if after <= as_of:
        assert window == day_alone(as_of)
    else:
        assert window == Window(as_of, max(start, as_of), after - timedelta(1), known=True)


def test_a_term_without_a_start_begins_at_the_signature_else_on_the_day() -> None:
    term = {"initial_months": 12}
    signed = Acquisition.model_validate({"term": term, "dates": {"signature": "2027-03-01"}})
    assert contract_window(signed, DAY).first == date(2027, 3, 1)
    bare = Acquisition.model_validate({"term": term})
    assert contract_window(bare, DAY) == Window(DAY, DAY, date(2027, 11, 22), known=True)
    assert contract_window(None, DAY) == day_alone(DAY)
    huge = Acquisition.model_validate({"term": {"initial_months": 1, "renewals": [600] * 300}})
    assert contract_window(huge, DAY).last.year > 9000
