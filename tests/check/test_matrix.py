"""Each rule on a file that passes, one that fails, and one where nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from courtier.check.case import Case, CostSeen
from courtier.check.lint.stale import last_seen
from courtier.check.outcome import Outcome
from courtier.check.policy import Policy
from courtier.check.rules import DECLARATIONS, RULES, WORKLOAD_RULES
from courtier.check.settings import Settings
from courtier.check.workload_rules import outcomes_of
from courtier.checking.asked import PolicyFacts
from courtier.checking.checker import Checker
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Scheme
from courtier.results.common import FactUsed
from courtier.values.findings import Finding
from courtier.values.text import Text
from tests.check.made import BASE, DAY, asset, checked, outcomes, placed, read, settings, workload

# The engines have their own tests for what makes each of their findings; here, one file a rule.
HOLDER = {"by": "holder", "on": "2026-10-01", "confidentiality": "protege-b", "status": "approved"}
OVERRIDE = {
    "asset": "demandes", "criterion": "confidentiality", "level": "protege-b",
    "reason": "Croisement", "approved_by": "Directrice", "until": "2026-11-23",
}  # fmt: skip
AWS = ("aws-canada", "aws:ca-central-1")

File = dict[str, Any]
Changed = Callable[[Case], Case]


def _same(case: Case) -> Case:
    return case


def _with_ages(**ages: int | None) -> Changed:
    return lambda case: replace(case, ages=ages)


def _with_cost(total: int | None, *, whole: bool) -> Changed:
    from decimal import Decimal

    amount = None if total is None else Decimal(total)
    return lambda case: replace(case, cost=CostSeen(amount, whole, "primary"))


def _with_finding(rule: str) -> Changed:
    """What another catalogue or another scheme would make the engines say."""
    finding = Finding(
        id=rule, severity="warning", confidence="primary", text=Text(fr="x", en="x"),
        location=None, help=Text(fr="y", en="y"),
    )  # fmt: skip
    return lambda case: replace(case, findings=(*case.findings, finding))


FAILS: dict[str, tuple[File, Settings, Changed]] = {
    "refused-by-rule": (
        workload(information=asset(kind="payment-card-authentication")), Settings(), _same),
    "automatic-path-stopped": (workload(information=asset(kind="informant")), Settings(), _same),
    "level-lower-than-derived": (
        workload(information=asset(
            kind="health", declared={"confidentiality": "non-classifie"})), Settings(), _same),
    "level-higher-than-derived": (
        workload(information=asset(declared={"confidentiality": "protege-c"})), Settings(), _same),
    "approval-unbound": (workload(information=asset(declared=HOLDER)), Settings(), _same),
    "approval-not-by-holder": (
        workload(information=asset(declared={**HOLDER, "by": "voisin"})), Settings(), _same),
    "approval-incomplete": (
        workload(information=asset(declared={"status": "approved", "by": "holder"})),
        Settings(), _same),
    "approval-lapsed": (
        workload(information=asset(declared={**HOLDER, "fingerprint": "0" * 16})),
        Settings(), _same),
    "approval-below-service": (
        workload(information=asset(declared=HOLDER), service={**BASE["service"], "rto_hours": 1}),
        Settings(), _same),
    "override-applied": (workload(overrides=[OVERRIDE]), Settings(), _same),
    "override-expired": (
        workload(overrides=[{**OVERRIDE, "until": "2026-11-22"}]), Settings(), _same),
    "scheme-not-in-force": (workload(reference_date="2019-01-01"), Settings(), _same),
    "scheme-without-requirements": (
        workload(), Settings(), _with_finding("scheme-without-requirements")),
    "scheme-provisional": (workload(), Settings(), _same),
    "certification-statuses-differ": (
        workload(), Settings(), _with_finding("certification-statuses-differ")),
    "placement-unstated": (workload(), Settings(), _same),
    "placement-not-admissible": (placed("aws-us-east-west"), Settings(), _same),
    "no-offering-admissible": (
        workload(), Settings(), lambda case: replace(case, admissible=False)),
    "stale-facts": (
        workload(), Settings(), lambda case: replace(case, overdue=("soc-2", "health"))),
    "level-forbidden": (
        workload(), settings(levels={"confidentiality": "protege-a"}), _same),
    "level-unconfirmed": (workload(), settings(confirmed=True), _same),
    "certification-missing": (
        placed("aws-pinpoint"), settings(certifications=["soc-2"]), lambda case: _expired(case)),
    "residency-outside": (
        workload(hosting={"places": {"data": "any"}}), settings(residency="canada"), _same),
    "exposure-refused": (placed(*AWS), settings(exposure="refuse"), _same),
    "facts-too-old": (workload(), settings(staleness_days=30), _with_ages(a=31)),
    "offering-not-allowed": (placed(*AWS), settings(offerings=["azure-*"]), _same),
    "cost-above-ceiling": (
        placed(*AWS), settings(cost_ceiling_cad=100), _with_cost(101, whole=False)),
}  # fmt: skip

PASSES: dict[str, tuple[File, Settings, Changed]] = {
    "scheme-provisional": (workload(scheme="government-of-canada"), Settings(), _same),
    "placement-unstated": (placed(*AWS), Settings(), _same),
    "placement-not-admissible": (
        placed(*AWS, information=asset(kind="open-data", elements=[], subjects=[]),
               service=None), Settings(), _same),
    "level-forbidden": (workload(), settings(levels={"confidentiality": "protege-c"}), _same),
    "level-unconfirmed": (
        workload(), settings(confirmed=True), lambda case: _confirmed(case)),
    "certification-missing": (
        placed("aws-pinpoint"), settings(certifications=["soc-2", "iso-9001"]), _same),
    "residency-outside": (placed(*AWS), settings(residency="quebec"), _same),
    "exposure-refused": (placed(*AWS), settings(exposure="disclose"), _same),
    "facts-too-old": (workload(), settings(staleness_days=30), _with_ages(a=30, b=0)),
    "offering-not-allowed": (placed(*AWS), settings(offerings=["azure-*", "aws-*"]), _same),
    "cost-above-ceiling": (
        placed(*AWS), settings(cost_ceiling_cad=100), _with_cost(100, whole=True)),
}  # fmt: skip
"""The others pass on the plain workload."""

WITNESSES = workload(information=asset(kind="informant"))
OPEN: dict[str, tuple[File, Settings, Changed]] = {
    "level-undetermined": (
        workload(information=asset(kind="health", persons=None)), Settings(),
        lambda case: _unsettled(case)),
    "placement-not-admissible": (placed(*AWS, information=asset(kind="health")), Settings(), _same),
    "no-offering-admissible": (WITNESSES, Settings(), _same),
    "level-forbidden": (
        workload(), settings(levels={"confidentiality": "protege-c"}),
        lambda case: _unsettled(case)),
    "level-unconfirmed": (workload(), settings(confirmed=True), lambda case: _unsettled(case)),
    "certification-missing": (placed(*AWS), settings(certifications=["soc-2"]), _same),
    "residency-outside": (workload(hosting=None), settings(residency="canada"), _same),
    "exposure-refused": (placed("thinkon-cloud"), settings(exposure="refuse"), _same),
    "facts-too-old": (workload(), settings(staleness_days=30), _with_ages(a=30, b=None)),
    "offering-not-allowed": (workload(), settings(offerings=["azure-*"]), _same),
    "cost-above-ceiling": (
        placed(*AWS), settings(cost_ceiling_cad=100), _with_cost(99, whole=False)),
}  # fmt: skip


def _expired(case: Case) -> Case:
    """What the catalogue says once a certificate has ended."""
    rule = "certification-missing"
    held = {
        detail: result.model_copy(update={"status": "expired", "failed": "date"})
        for detail, result in case.held[rule].items()
    }
    return replace(case, held={**case.held, rule: held})


def _confirmed(case: Case) -> Case:
    classification = case.classified.classification.model_copy(update={"status": "confirmed"})
    return replace(case, classified=replace(case.classified, classification=classification))


def _unsettled(case: Case) -> Case:
    found = case.classified.classification
    levels = found.levels.model_copy(update={"confidentiality": "undetermined"})
    classification = found.model_copy(update={"levels": levels})
    return replace(case, classified=replace(case.classified, classification=classification))


def _of(rule: str, made: tuple[File, Settings, Changed], facts: Knowledge) -> list[Outcome]:
    content, given, change = made
    day = date.fromisoformat(content["reference_date"]) if "reference_date" in content else DAY
    case, _ = Checker(facts, given, day).case(read(content, facts), day)
    return [outcome for outcome in outcomes_of(change(case)) if outcome.rule == rule]


ON_FILES = [rule.id for rule in WORKLOAD_RULES if rule.id != "workload-invalid"]


def test_the_matrix_has_every_rule() -> None:
    never_fail = {"level-undetermined"}
    assert set(FAILS) == set(ON_FILES) - never_fail
    assert set(OPEN) == {rule.id for rule in WORKLOAD_RULES if rule.undetermined}


@pytest.mark.parametrize("rule", sorted(FAILS))
def test_a_file_fails(rule: str, knowledge: Knowledge) -> None:
    found = _of(rule, FAILS[rule], knowledge)
    assert [o.status for o in found] == ["failed"] * len(found)
    assert found
    for outcome in found:
        assert outcome.text.fr
        assert outcome.text.fr != "" != outcome.text.en
        assert "\n" not in outcome.text.fr + outcome.text.en
        assert outcome.location is not None


@pytest.mark.parametrize("rule", ON_FILES)
def test_a_file_passes(rule: str, knowledge: Knowledge) -> None:
    made = PASSES.get(rule, (workload(), Settings(), _same))
    assert [o.status for o in _of(rule, made, knowledge)] == ["passed"]


@pytest.mark.parametrize("rule", sorted(OPEN))
def test_nobody_can_tell(rule: str, knowledge: Knowledge) -> None:
    found = _of(rule, OPEN[rule], knowledge)
    assert {o.status for o in found} == {"undetermined"}


@pytest.mark.parametrize("rule", [r.id for r in WORKLOAD_RULES if r.policy])
def test_a_rule_of_policy_is_without_object_until_a_policy_sets_it(
    rule: str, knowledge: Knowledge
) -> None:
    assert [o.status for o in _of(rule, (workload(), Settings(), _same), knowledge)] == ["skipped"]


def test_a_file_that_cannot_be_read_fails_and_passes_nothing(knowledge: Knowledge) -> None:
    found = checked(b"courtier: 1\nid: [", knowledge)
    assert found.examined is None
    assert {f.id for f in found.findings} == {"workload-invalid"}
    assert [f.severity for f in found.findings] == ["error"]
    good = checked(workload(), knowledge)
    assert good.examined is not None
    assert "workload-invalid" in good.examined.passed


def test_every_rule_says_something_of_every_file(knowledge: Knowledge) -> None:
    for content in (workload(), placed(*AWS), WITNESSES):
        assert {o.rule for o in outcomes(content, knowledge)} == {r.id for r in WORKLOAD_RULES}


def test_the_engines_give_the_severities_of_their_rules(knowledge: Knowledge) -> None:
    """A finding keeps in ``check`` the severity that its own command gives it."""
    for rule, (content, _, _) in FAILS.items():
        if rule in DECLARATIONS:
            case, _ = Checker(knowledge, Settings(), DAY).case(read(content, knowledge), DAY)
            made = {f.severity for f in case.findings if f.id == rule}
            assert made <= {RULES[rule].severity}, rule


# Boundaries


@pytest.mark.parametrize(
    ("days", "status"), [(29, "passed"), (30, "passed"), (31, "failed")]
)  # fmt: skip
def test_the_last_day_of_staleness_counts(days: int, status: str, knowledge: Knowledge) -> None:
    made = (workload(), settings(staleness_days=30), _with_ages(a=days))
    assert [o.status for o in _of("facts-too-old", made, knowledge)] == [status]


def test_the_last_day_of_a_shelf_life_counts(knowledge: Knowledge) -> None:
    scheme = knowledge.all(Scheme)["quebec-2024-05"]
    used = (FactUsed(id=scheme.id, confidence="unverified"), FactUsed(id="x", confidence="design"))
    last = last_seen(scheme) + timedelta(scheme.shelf_life_days)
    facts = PolicyFacts(knowledge, Policy())
    assert facts.overdue(used, last - timedelta(1)) == ()
    assert facts.overdue(used, last) == ()
    assert facts.overdue(used, last + timedelta(1)) == (scheme.id,)


def test_ages_are_counted_from_the_day_a_record_was_read(knowledge: Knowledge) -> None:
    read_on = date(2026, 11, 21)
    for day, failed in ((0, False), (1, False), (2, True)):
        content = workload(reference_date=(read_on + timedelta(day)).isoformat())
        found = checked(content, knowledge, settings(staleness_days=1))
        assert any(f.id == "facts-too-old" for f in found.findings) is failed, day


@pytest.mark.parametrize(
    ("until", "rule"),
    [("2026-11-22", "override-expired"), ("2026-11-23", "override-applied"),
     ("2026-11-24", "override-applied")],
)  # fmt: skip
def test_the_last_day_of_an_override_counts(until: str, rule: str, knowledge: Knowledge) -> None:
    content = workload(overrides=[{**OVERRIDE, "until": until}])
    failed = {o.rule for o in outcomes(content, knowledge) if o.status == "failed"}
    assert failed & {"override-expired", "override-applied"} == {rule}


# Weak facts


def test_weak_facts_alone_do_not_count(knowledge: Knowledge) -> None:
    """The level is proposed by weak facts: nothing that rests on it alone may fail a run."""
    given = settings(levels={"confidentiality": "protege-a"})
    found = [f for f in checked(workload(), knowledge, given).findings if f.severity == "error"]
    assert [(f.id, f.standing) for f in found] == [("level-forbidden", "weak")]


def test_what_the_body_declares_is_strong(knowledge: Knowledge) -> None:
    declared = asset(declared={"confidentiality": "protege-c"})
    given = settings(levels={"confidentiality": "protege-c"})
    found = checked(workload(information=declared), knowledge, given).findings
    assert [f.standing for f in found if f.id == "level-forbidden"] == ["counts"]


def test_a_place_of_the_body_that_is_not_kept_counts(knowledge: Knowledge) -> None:
    content = placed("aws-canada", "aws:ca-west-1", hosting={"places": {"data": "quebec"}})
    found = [
        f
        for f in checked(content, knowledge).findings
        if (f.id, f.detail) == ("placement-not-admissible", "hosting-place-data")
    ]
    assert [(f.status, f.standing, f.severity) for f in found] == [("failed", "counts", "error")]


# Fingerprints


def test_a_fingerprint_stays_when_lines_move(knowledge: Knowledge) -> None:
    content = workload(overrides=[{**OVERRIDE, "until": "2026-11-22"}])
    before = checked(content, knowledge).findings
    moved = b"\n\n\n" + b"".join(
        line + b"\n\n" for line in _lines(content)
    )  # fmt: skip
    after = checked(moved, knowledge).findings
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert [f.location for f in before] != [f.location for f in after]
    assert len({f.fingerprint for f in before}) == len(before)


def test_a_fingerprint_stays_when_an_item_is_added_before(knowledge: Knowledge) -> None:
    one = asset(kind="health", declared={"confidentiality": "non-classifie"})
    other = {**BASE["information"][0], "id": "autre"}
    first = checked(workload(information=one), knowledge).findings
    second = checked(workload(information=[other, *one]), knowledge).findings
    rule = "level-lower-than-derived"
    assert [f.fingerprint for f in first if f.id == rule] == [
        f.fingerprint for f in second if f.id == rule
    ]


def _lines(content: File) -> list[bytes]:
    from tests.check.made import written

    return written(content).splitlines()


@pytest.mark.parametrize(
    ("content", "policy", "rule", "key"),
    [
        (workload(), {"offerings": ["x"]}, "offering-not-allowed", "placement"),
        (workload(), {"certifications": ["iso-27001"]}, "certification-missing", "placement"),
        (workload(), {"cost_ceiling_cad": 1}, "cost-above-ceiling", "placement"),
        (workload(hosting=None), {"residency": "canada"}, "residency-outside", "hosting: places"),
        (placed(*AWS, hosting=None), {"exposure": "disclose"}, "exposure-refused",
         "foreign_exposure"),
    ],
)  # fmt: skip
def test_the_remedy_names_the_key_that_the_file_lacks(
    content: File, policy: dict[str, Any], rule: str, key: str, knowledge: Knowledge
) -> None:
    (found,) = [o for o in outcomes(content, knowledge, settings(**policy)) if o.rule == rule]
    assert key in found.help.fr
    assert key in found.help.en
