"""The law as data: boundaries by name, no overlap, both languages, sources, unknown as null."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, product
from typing import get_args

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.conditions import Condition, FactName
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.providers import Provider
from courtier.knowledge.records.risk import (
    Duty,
    Kind,
    Parameter,
    ParameterValue,
    Range,
    RequirementRule,
    Rule,
)
from courtier.report.explain import explanations
from courtier.report.explaining.history import HISTORY
from courtier.results.classification import Classification
from courtier.risk.classify import classify
from courtier.risk.facts import risk_facts
from courtier.values.text import Text
from courtier.workload.facts import ancestry
from courtier.workload.model import Workload

TYPES: tuple[type[Record], ...] = (Parameter, Route, Check, Duty)

# The words a case may use, as in the workload file; a rank tells several figures of one sort apart.
WORDS: dict[str, tuple[str, ...]] = {
    "legal_regime": (
        "lcop-4", "lcop-7", "c-19", "c-27.1", "c-37.01", "c-37.02", "s-30.01", "dge", "other",
    ),
    "organization": (
        "ministry", "agency", "municipality", "health", "school", "college", "university",
        "state-enterprise", "private", "federal",
    ),
    "nature": ("services", "supply"),
    "privacy_regime": ("a-2.1", "r-22.1", "p-39.1", "federal"),
    "rank": ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
}  # fmt: skip

MINISTRY = {"legal_regime": "lcop-4", "organization": "ministry"}
UNIVERSITY = {"legal_regime": "lcop-4", "organization": "university"}
CITY = {"legal_regime": "c-19", "organization": "municipality"}
ENTERPRISE = {"legal_regime": "lcop-7", "organization": "state-enterprise"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


def parameter(knowledge: Knowledge, name: str) -> Parameter:
    found = knowledge.get(Parameter, name)
    assert found is not None, name
    return found


def value(knowledge: Knowledge, name: str, day: str, **case: str) -> Decimal | Range | str | None:
    held = parameter(knowledge, name).at(date.fromisoformat(day), **case)
    return held.value if held else None


def route(knowledge: Knowledge, name: str) -> Route:
    found = knowledge.get(Route, name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("case", "nature", "day", "amount"),
    [
        (MINISTRY, "supply", "2017-12-31", None),
        (MINISTRY, "supply", "2018-01-01", 25300),
        (MINISTRY, "services", "2019-12-31", 101100),
        (MINISTRY, "services", "2020-01-01", 105700),
        (MINISTRY, "services", "2021-12-31", 105700),
        (MINISTRY, "services", "2022-01-01", 121200),
        (MINISTRY, "services", "2023-12-31", 121200),
        (MINISTRY, "services", "2024-01-01", 133800),
        (MINISTRY, "services", "2025-12-31", 133800),
        (MINISTRY, "services", "2026-01-01", 139000),
        (MINISTRY, "services", "2027-12-31", 139000),
        (MINISTRY, "services", "2028-01-01", None),
        (MINISTRY, "supply", "2021-12-31", None),
        (MINISTRY, "supply", "2022-01-01", 30300),
        (MINISTRY, "supply", "2024-01-01", 33400),
        (MINISTRY, "supply", "2026-01-01", 34700),
        (UNIVERSITY, "supply", "2019-12-31", 101100),
        (UNIVERSITY, "supply", "2020-01-01", 105700),
        (UNIVERSITY, "supply", "2025-12-31", 133800),
        (UNIVERSITY, "supply", "2026-01-01", 139000),
        (CITY, "services", "2018-04-17", 100000),
        (CITY, "services", "2018-04-18", 101100),
        (CITY, "services", "2019-12-31", 101100),
        (CITY, "services", "2020-08-01", 105700),
        (CITY, "services", "2022-10-06", 105700),
        (CITY, "services", "2022-10-07", 121200),
        (CITY, "services", "2023-12-31", 121200),
        (CITY, "services", "2024-01-01", 133800),
        (CITY, "services", "2026-01-01", 139000),
        (ENTERPRISE, "services", "2019-12-31", 505400),
        (ENTERPRISE, "services", "2020-01-01", None),
        (ENTERPRISE, "services", "2023-12-31", None),
        (ENTERPRISE, "services", "2024-01-01", 668800),
        (ENTERPRISE, "services", "2026-01-01", 694700),
    ],
)
def test_the_public_tender_threshold_changes_on_its_day(
    knowledge: Knowledge, case: dict[str, str], nature: str, day: str, amount: int | None
) -> None:
    assert value(knowledge, "public-tender-threshold", day, **case, nature=nature) == amount


def test_an_inferred_threshold_says_that_it_is_inferred(knowledge: Knowledge) -> None:
    thresholds = parameter(knowledge, "public-tender-threshold")
    late = [v for v in thresholds.values if v.valid_from and v.valid_from >= date(2024, 1, 1)]
    assert late
    assert {v.confidence for v in late} == {"derived"}


def test_contradicting_sources_on_the_municipal_amount_of_2020_are_both_kept(
    knowledge: Knowledge,
) -> None:
    thresholds = parameter(knowledge, "public-tender-threshold")
    for day in (date(2020, 1, 1), date(2020, 7, 13), date(2020, 7, 14), date(2020, 7, 31)):
        held = thresholds.at(day, **CITY, nature="services")
        assert held is not None
        assert isinstance(held.value, Range)
        assert (held.value.low, held.value.high) == (Decimal(101100), Decimal(105700))
        assert held.confidence == "unverified"
        assert held.note is not None


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2013-12-05", 40000000),
        ("2013-12-06", 10000000),
        ("2014-10-23", 10000000),
        ("2014-10-24", 5000000),
        ("2015-11-01", 5000000),
        ("2015-11-02", 1000000),
        ("2026-11-21", 1000000),
    ],
)
def test_authorisation_to_contract_for_services(
    knowledge: Knowledge, day: str, amount: int
) -> None:
    assert value(knowledge, "authorisation-to-contract-threshold", day, nature="services") == amount


def test_supply_has_no_authorisation_threshold(knowledge: Knowledge) -> None:
    name = "authorisation-to-contract-threshold"
    assert value(knowledge, name, "2026-11-21", nature="supply") == "none"
    assert value(knowledge, name, "2026-11-21") is None


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("authorisation-to-contract-authority", "2019-01-24", "AMF"),
        ("authorisation-to-contract-authority", "2019-01-25", "AMP"),
        ("broker-actor", "2016-05-11", None),
        ("broker-actor", "2016-05-12", "CSPQ"),
        ("broker-actor", "2020-08-31", "CSPQ"),
        ("broker-actor", "2020-09-01", "ITQ"),
        ("broker-actor", "2021-12-31", "ITQ"),
        ("broker-actor", "2022-01-01", "MCN"),
        ("biometric-notice-days", "2022-09-21", None),
        ("biometric-notice-days", "2022-09-22", Decimal(60)),
        ("qst-rate", "2012-12-31", Decimal("0.095")),
        ("qst-rate", "2013-01-01", Decimal("0.09975")),
        ("usd-cad", "2010-12-31", None),
        ("usd-cad", "2011-12-31", Decimal("0.98906920")),
        ("usd-cad", "2012-01-01", Decimal("0.99958008")),
        ("usd-cad", "2018-01-01", None),
        ("usd-cad", "2023-12-31", None),
        ("usd-cad", "2024-01-01", Decimal("1.3698")),
        ("usd-cad", "2026-11-21", Decimal("1.3698")),
        ("hours-per-month", "2026-11-21", Decimal(730)),
    ],
)
def test_a_value_for_everybody_holds_from_its_day(
    knowledge: Knowledge, name: str, day: str, expected: Decimal | str | None
) -> None:
    assert value(knowledge, name, day) == expected


@pytest.mark.parametrize(
    ("name", "day", "regime", "expected"),
    [
        ("call-off-max-term", "2016-05-11", "lcop-4", None),
        ("call-off-max-term", "2016-05-12", "lcop-4", 36),
        ("call-off-max-term", "2019-12-31", "c-19", None),
        ("call-off-max-term", "2020-01-01", "c-19", 36),
        ("call-off-max-term", "2026-11-21", "c-27.1", None),
        ("min-receipt-period", "2016-05-31", "lcop-4", None),
        ("min-receipt-period", "2016-06-01", "lcop-4", 15),
        ("min-receipt-period", "2023-12-31", "c-19", None),
        ("min-receipt-period", "2024-01-01", "c-19", 15),
        ("complaint-floor-days", "2019-05-24", "lcop-4", None),
        ("complaint-floor-days", "2019-05-25", "lcop-4", 10),
        ("complaint-gap-business-days", "2019-05-25", "lcop-4", 4),
        ("revenu-quebec-attestation-threshold", "2026-11-21", "lcop-4", 25000),
        ("municipal-invitation-floor", "2026-11-21", "c-19", 25000),
        ("municipal-invitation-floor", "2026-11-21", "c-27.1", None),
    ],
)
def test_a_value_serves_only_the_regime_whose_text_was_read(
    knowledge: Knowledge, name: str, day: str, regime: str, expected: int | None
) -> None:
    assert value(knowledge, name, day, legal_regime=regime) == expected


@pytest.mark.parametrize(
    ("name", "before", "first"),
    [
        ("call-off-rcti-48", "2016-05-11", "2016-05-12"),
        ("call-off-c19-573-3-2", "2019-12-31", "2020-01-01"),
        ("group-purchase-cag", "2024-07-03", "2024-07-04"),
        ("public-tender-lcop", "2008-09-30", "2008-10-01"),
        ("direct-award-lcop", "2008-09-30", "2008-10-01"),
    ],
)
def test_a_route_opens_on_its_day(knowledge: Knowledge, name: str, before: str, first: str) -> None:
    found = route(knowledge, name)
    assert not found.holds_on(date.fromisoformat(before))
    assert found.holds_on(date.fromisoformat(first))


def test_only_the_public_body_call_off_asks_the_chief_executive(knowledge: Knowledge) -> None:
    public = {c.id for c in route(knowledge, "call-off-rcti-48").conditions}
    city = {c.id for c in route(knowledge, "call-off-c19-573-3-2").conditions}
    assert public - city == {"basis-authorised"}
    assert city < public
    assert "A7" not in route(knowledge, "call-off-c19-573-3-2").documents


@pytest.mark.parametrize("regime", ["c-27.1", "c-37.01", "c-37.02", "s-30.01", "lcop-7"])
def test_a_regime_whose_text_was_not_read_has_only_the_sounding(
    knowledge: Knowledge, regime: str
) -> None:
    routes = [r.id for r in knowledge.all(Route).values() if regime in r.legal_regimes]
    assert routes == ["market-sounding"]


def test_routes_have_distinct_orders(knowledge: Knowledge) -> None:
    orders = [r.order for r in knowledge.all(Route).values()]
    assert len(orders) == len(set(orders))


def test_health_information_leaves_the_access_act(knowledge: Knowledge) -> None:
    duties = knowledge.all(Duty)
    access = {d.id: d for name, d in duties.items() if name.startswith("a21-")}
    own = {name for name in access if "-health-body" not in name}
    assert own
    assert {access[name].privacy_regimes for name in own} == {("a-2.1",)}
    assert {d.privacy_regimes for n, d in duties.items() if n.startswith("r221-")} == {("r-22.1",)}
    for name in own:
        before, since = access[f"{name}-health-body-before"], access[f"{name}-health-body"]
        assert before.privacy_regimes == since.privacy_regimes == ("r-22.1",)
        assert before.article == since.article == access[name].article
        assert before.when == access[name].when
        assert [d.holds_on(date(2024, 6, 30)) for d in (before, since)] == [True, False]
        assert [d.holds_on(date(2024, 7, 1)) for d in (before, since)] == [False, True]
        assert since.each == "asset"
        assert since.when[0] == Condition(fact="flags", any_of=("access-act-information",))
    rule = knowledge.all(Rule)["access-act-health-body"]
    assert any(
        c.fact == "kind" and {"medical", "genetic"} <= set(c.none_of or ()) for c in rule.when
    )


def test_the_kinds_left_out_of_the_access_act_are_those_of_health(knowledge: Knowledge) -> None:
    kinds = knowledge.all(Kind)
    health = {name for name, kind in kinds.items() if "health-information" in kind.flags}
    below = {name for name in kinds if ancestry(name, kinds) & {"medical", "genetic"}}
    assert health <= below
    assert all(kinds[name].personal for name in below)


@pytest.mark.parametrize(
    ("day", "assets"),
    [
        pytest.param("2024-06-30", {"images", "staff"}, id="the day before R-22.1"),
        pytest.param("2024-07-01", {"staff"}, id="the day of R-22.1"),
        pytest.param("2024-07-02", {"staff"}, id="the day after"),
    ],
)
def test_the_staff_files_of_a_hospital_stay_under_the_access_act(
    knowledge: Knowledge, day: str, assets: set[str]
) -> None:
    for name, kind in (("images", "health-imaging"), ("staff", "employee-record")):
        found = hospital_duties(knowledge, day, {name: kind})
        access = {duty for duty, status in found.items() if duty.startswith("a21-63-5")}
        assert bool(access) == (name in assets), (day, name)
        assert {found[duty] for duty in access} <= {"applies"}


def test_a_hospital_with_both_kinds_names_only_the_staff_files(knowledge: Knowledge) -> None:
    both = {"images": "health-imaging", "staff": "employee-record"}
    duties = hospital(knowledge, "2026-11-21", both).duties
    assert {d.assets for d in duties if d.id.startswith("a21-")} == {("staff",)}


def hospital_duties(knowledge: Knowledge, day: str, assets: dict[str, str]) -> dict[str, str]:
    return {duty.id: duty.status for duty in hospital(knowledge, day, assets).duties}


def hospital(knowledge: Knowledge, day: str, assets: dict[str, str]) -> Classification:
    file = Workload.model_validate(
        {
            "courtier": 1,
            "id": "essai",
            "name": "Essai",
            "organization": {"name": "Hôpital", "kind": "health", "privacy_regime": "r-22.1"},
            "information": [{"id": name, "kind": kind} for name, kind in assets.items()],
        }
    )
    facts = risk_facts(knowledge, file.scheme)
    return classify(file, facts, date.fromisoformat(day)).classification


@pytest.mark.parametrize(
    ("record", "name", "day", "sure"),
    [
        (Route, "call-off-c19-573-3-2", "2019-12-31", False),
        (Route, "call-off-c19-573-3-2", "2020-01-01", None),
        (Route, "call-off-c19-573-3-2", "2020-12-31", None),
        (Route, "call-off-c19-573-3-2", "2021-01-01", True),
        (Route, "call-off-dge", "2021-12-31", None),
        (Route, "call-off-dge", "2022-01-01", True),
        (Duty, "lccjti-26-custodian", "2000-12-31", False),
        (Duty, "lccjti-26-custodian", "2001-12-31", None),
        (Duty, "lccjti-34-transmission", "2001-01-01", None),
        (Duty, "lccjti-34-transmission", "2002-01-01", True),
        (Duty, "lccjti-44-biometric-process", "2001-06-01", None),
        (Route, "call-off-rcti-48", "2016-05-12", True),
    ],
)
def test_a_start_known_only_by_its_year_leaves_that_year_in_doubt(
    knowledge: Knowledge, record: type[Record], name: str, day: str, sure: bool | None
) -> None:
    found = knowledge.get(record, name)
    assert found is not None
    assert found.surely_holds_on(date.fromisoformat(day)) is sure


def test_no_article_speaks_one_language_only(knowledge: Knowledge) -> None:
    """An article is printed as it is in both languages: a list of references, no sentence."""
    articles: list[str | None] = []
    for record in (Route, Duty, Check, Rule):
        articles += [item.article for item in knowledge.all(record).values()]  # type: ignore[attr-defined]
    articles += [c.article for r in knowledge.all(Route).values() for c in r.conditions]
    words = ("confirmer", " ; ", " : ", " et ", " and ", "Garde-fou", "Guardrail", "Directive")
    assert not [a for a in articles if a and any(word in a for word in words)]


def test_the_text_behind_a_requirement_is_named_in_each_language(knowledge: Knowledge) -> None:
    articles = [rule.article for rule in knowledge.all(RequirementRule).values() if rule.article]
    assert {(a.fr.split()[0], a.en.split()[0]) for a in articles} == {("Garde-fou", "Guardrail")}
    assert not [a.en for a in articles if " ; " in a.en or " sur " in a.en]
    english = explanations("req-gc-data-in-canada", knowledge)[0].details
    assert Text(
        fr="Garde-fou 05 ; Directive sur les services et le numérique, 4.4.3.14",
        en="Guardrail 05; Directive on Service and Digital, 4.4.3.14",
    ) in [item for part in english for item in part.items]


@pytest.mark.parametrize("name", ["r221-106-pia", "r221-outside-quebec", "msss-tgv-certification"])
def test_a_duty_whose_force_is_not_known_asks(knowledge: Knowledge, name: str) -> None:
    duty = knowledge.get(Duty, name)
    assert duty is not None
    assert duty.status == "undetermined"
    assert any(y.question for y in duty.yields)


@pytest.mark.parametrize(
    ("name", "before", "first"),
    [
        ("a21-63-5", "2023-09-21", "2023-09-22"),
        ("a21-63-8-incident", "2022-09-21", "2022-09-22"),
        ("a21-63-11-register", "2022-12-28", "2022-12-29"),
        ("r221-77-contract", "2024-06-30", "2024-07-01"),
        ("clf-21-french", "2023-05-31", "2023-06-01"),
    ],
)
def test_a_duty_starts_on_its_day(knowledge: Knowledge, name: str, before: str, first: str) -> None:
    duty = knowledge.get(Duty, name)
    assert duty is not None
    assert not duty.holds_on(date.fromisoformat(before))
    assert duty.holds_on(date.fromisoformat(first))


def test_every_parameter_that_a_condition_reads_exists(knowledge: Knowledge) -> None:
    holders: list[Check | Duty] = [*knowledge.all(Check).values(), *knowledge.all(Duty).values()]
    conditions = [c for item in holders for c in item.when]
    assert conditions
    assert {c.fact for c in conditions} <= set(get_args(FactName))
    read = {c.parameter for c in conditions if c.parameter}
    assert "authorisation-to-contract-threshold" in read
    assert read <= set(knowledge.all(Parameter))


def cases_overlap(one: ParameterValue, two: ParameterValue) -> bool:
    """Tell whether some case is served by both values: what one leaves open, any word serves."""
    return all(set(one.case[key]) & set(two.case[key]) for key in one.case.keys() & two.case)


def periods_overlap(one: ParameterValue, two: ParameterValue) -> bool:
    start = max(one.valid_from or date.min, two.valid_from or date.min)
    return start <= min(one.valid_to or date.max, two.valid_to or date.max)


def test_no_case_has_two_values_on_one_day(knowledge: Knowledge) -> None:
    for item in knowledge.all(Parameter).values():
        for one, two in combinations(item.values, 2):
            assert not (cases_overlap(one, two) and periods_overlap(one, two)), (item.id, one, two)


def test_cases_use_only_the_words_of_the_workload_file(knowledge: Knowledge) -> None:
    known = {**WORDS, "provider": tuple(knowledge.all(Provider))}
    for item in knowledge.all(Parameter).values():
        for held in item.values:
            assert set(held.case) <= set(known), item.id
            for key, words in held.case.items():
                assert set(words) <= set(known[key]), item.id


def test_what_was_not_found_is_null_and_says_so(knowledge: Knowledge) -> None:
    missing = [
        (item.id, held)
        for item in knowledge.all(Parameter).values()
        for held in item.values
        if held.value is None
    ]
    assert {"public-tender-threshold", "min-receipt-period-trade"} <= {name for name, _ in missing}
    for name, held in missing:
        assert held.note is not None, name
        assert held.confidence == "unverified", name
    for item in knowledge.all(Parameter).values():
        assert all(held.value != 0 for held in item.values), item.id


def all_records(knowledge: Knowledge) -> Iterator[Record]:
    for record in TYPES:
        yield from knowledge.all(record).values()


def test_every_record_has_both_languages_and_a_source(knowledge: Knowledge) -> None:
    for item in all_records(knowledge):
        for text, language in product((item.name, item.text, item.help), ("fr", "en")):
            assert getattr(text, language).strip(), (item.id, language)
        assert item.text.fr != item.text.en, item.id
        assert item.sources, item.id
        assert item.checked_on is None or item.checked_by, item.id


def test_ids_of_records_are_unique(knowledge: Knowledge) -> None:
    ids = [item.id for item in all_records(knowledge)]
    assert len(ids) == len(set(ids))


def _history(knowledge: Knowledge, identifier: str) -> list[Text]:
    (found,) = explanations(identifier, knowledge)
    return [
        Text(fr=item.fr.replace("\u00a0", " "), en=item.en.replace("\u00a0", " "))
        for part in found.details
        if part.label == HISTORY
        for item in part.items
    ]


@pytest.mark.parametrize("identifier", ["a21-63-5-health-body", "a21-63-5-health-body-before"])
def test_a_duty_and_the_one_before_it_tell_each_other(
    knowledge: Knowledge, identifier: str
) -> None:
    nothing, before, after = _history(knowledge, identifier)
    assert nothing.en == "Before 22 September 2023, this text imposes nothing here."
    assert before.fr.startswith("du 22 septembre 2023 au 30 juin 2024 : ")
    assert before.fr.endswith(" (a21-63-5-health-body-before)")
    assert after.en.startswith("since 1 July 2024: ")
    assert after.en.endswith(" (a21-63-5-health-body)")


def test_every_duty_before_is_in_the_history_of_the_one_after(knowledge: Knowledge) -> None:
    duties = knowledge.all(Duty)
    before = [name for name in duties if name.endswith("-before")]
    assert before
    for name in before:
        told = " ".join(text.fr for text in _history(knowledge, name.removesuffix("-before")))
        assert f"({name})" in told


def test_what_binds_others_at_the_same_time_is_no_history(knowledge: Knowledge) -> None:
    nothing, alone = _history(knowledge, "a21-63-5")
    assert nothing.fr == "Avant le 22 septembre 2023, ce texte n’impose rien ici."
    assert alone.fr.endswith(" (a21-63-5)")


def test_a_start_without_its_day_says_so_and_denies_nothing_before(knowledge: Knowledge) -> None:
    first, before, now = _history(knowledge, "sgqri008-accessibility")
    assert first.en.startswith("from 1 January 2011 to 30 June 2018: ")
    assert before.en.endswith(" (sgqri008-accessibility-before), day of the start not known")
    assert now.fr.startswith("depuis le 29 avril 2024 : ")
    assert now.fr.endswith(" (sgqri008-accessibility)")
