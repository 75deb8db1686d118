"""What must hold of certificates whatever they are, on drawn catalogues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
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
from courtier.results.matches import CriterionResult
from courtier.values.days import add_months
from courtier.values.text import Text
from courtier.workload.acquisition import Acquisition
from courtier.workload.needs import Needs
from tests.catalog.build import DAY, catalog, certification, offering, provider
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
        "valid_from": draw(MAYBE.map(lambda day: day and str(day))),
        "valid_to": draw(MAYBE),
        "upkeep_due": draw(MAYBE),
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


@st.composite
def valid_certificates(draw: st.DrawFn) -> Certification:
    """Any certificate that is valid on the day, for whatever level, edition, services and place."""
    claim = _valid(draw(st.sampled_from(SOME_TYPES)))
    record = TYPES[claim.type]
    editions = [e.id for e in record.editions if (e.last_day or DAY) >= DAY and not e.first_day]
    fixed = record.validity == "fixed-end"
    return claim.model_copy(update={
        "level": draw(st.sampled_from(record.levels or (None,))),
        "edition": draw(st.sampled_from([*editions, claim.edition])),
        "services": draw(st.sampled_from([None, (), ("Objets",), ("Calcul",)])),
        "regions": draw(st.sampled_from([(), (HERE,), (THERE,), ("azure:canadacentral",)])),
        "valid_to": draw(st.dates(DAY, date(2040, 1, 1))) if fixed else None,
        "upkeep_due": draw(st.none() | st.dates(DAY, date(2040, 1, 1))),
    })  # fmt: skip


def _edition(record: CertificationType) -> str | None:
    living = [e.id for e in record.editions if e.first_day is None and e.last_day is None]
    return living[-1] if living else next((e.id for e in record.editions), None)


def _status(
    item: Offering, demands: tuple[str, ...], window: Window, level: str | None = None
) -> str:
    facts = catalog(KNOWLEDGE, item)
    asked = tuple(CertificationDemand(type=name, level=level) for name in demands)
    needs = Needs.model_validate({"storage": [{"id": "s", "kind": "object", "gib": 1}]})
    return judge_certifications("essai", asked, item, (HERE,), needs, window, facts).status


def _held(claim: Certification, demanded: str, window: Window) -> Held:
    asking = Asking((HERE,), Needed((), complete=True), window, None)
    demand = CertificationDemand(type=demanded)
    return Held(claim, TYPES[claim.type], demand, TYPES[demanded], asking)


@settings(max_examples=300)
@given(st.lists(certificates(), max_size=3), valid_certificates(), st.sampled_from(SOME_TYPES),
       st.data())  # fmt: skip
def test_adding_a_valid_certificate_never_makes_an_offering_less_eligible(
    held: list[Certification], added: Certification, demanded: str, data: st.DataObject
) -> None:
    """Whatever the offering holds, and whatever is asked; at any level, in any place.

    A certificate for another region or a lower level says nothing of the one asked: the offering
    must not stand worse than one that shows nothing at all. It is valid on the day, and may end
    before the contract starts.
    """
    wait, months = data.draw(st.integers(0, 400)), data.draw(st.integers(0, 60))
    first = DAY + timedelta(wait)
    window = Window(DAY, first, add_months(first, months), known=True)
    level = data.draw(st.sampled_from([None, *TYPES[demanded].levels]))
    services = [{"name": "Objets", "needs": ["object"]}, {"name": "Calcul", "needs": ["compute"]}]
    was, now = (
        _status(offering(certifications=claims, services=services), (demanded,), window, level)
        for claims in (held, [*held, added])
    )
    assert STANDING.index(now) >= STANDING.index(was)


@pytest.mark.parametrize(
    ("elsewhere", "level"),
    [
        pytest.param({"regions": [THERE]}, None, id="another region"),
        pytest.param({"level": "Moderate"}, "High", id="a lower level"),
        pytest.param({"services": ["Calcul"]}, None, id="other services"),
        pytest.param({"holder": "autre-affilie"}, None, id="another holder"),
    ],
)
@pytest.mark.parametrize("status", ["revoked", "expired", "suspended", "delisted"])
def test_what_speaks_of_something_else_neither_harms_nor_hides_what_a_register_denies(
    elsewhere: dict[str, Any], level: str | None, status: str
) -> None:
    other = certification(id="autre", **({"type": "fedramp-rev5", "level": "High"} | elsewhere))
    denied = certification(id="non", type="fedramp-rev5", level="High", status=status)
    services = [{"name": "Objets", "needs": ["object"]}, {"name": "Calcul", "needs": ["compute"]}]

    def found(*claims: Certification) -> CriterionResult:
        item = offering(certifications=claims, services=services)
        owners = provider([]).model_copy(update={"parent": "groupe"})
        facts = replace(catalog(KNOWLEDGE, item), providers={owners.id: owners})
        needs = Needs.model_validate({"storage": [{"id": "s", "kind": "object", "gib": 1}]})
        demand = (CertificationDemand(type="fedramp-rev5", level=level),)
        return judge_certifications("r", demand, item, (HERE,), needs, day_alone(DAY), facts)

    assert (found().status, found(other).status) == ("unknown", "unknown")
    assert found(other).failed in ("region", "level", "service")
    assert found(denied).status == found(denied, other).status == found(other, denied).status
    assert found(denied).status in ("unmet", "expired")


@settings(max_examples=40)
@given(st.lists(certificates(), max_size=3), valid_certificates(),
       st.sampled_from([[HERE], [THERE, HERE], []]), st.sampled_from([None, ["CA"], ["US"]]),
       st.sampled_from([None, "public", "government"]))  # fmt: skip
def test_nor_by_the_place_or_the_kind_of_the_offering(
    held: list[Certification],
    added: Certification,
    regions: list[str],
    countries: Any,
    deployment: Any,
) -> None:
    """The whole verdict, where the data must stay in Canada."""
    item = workload([{"id": "a", "kind": "litigation"}], hosting={"places": {"data": "canada"}})
    outcome = classified(KNOWLEDGE, item)
    parts = {"regions": regions, "countries": countries, "deployment": deployment}
    found = [
        match(item, outcome.classification, outcome.asked,
              catalog(KNOWLEDGE, offering(certifications=claims, **parts)), DAY).matches[0].verdict
        for claims in (held, [*held, added])
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
    assert preference(found)[0] in range(5)


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
