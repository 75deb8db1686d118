"""What is a fault and what is not: boundaries, layers, references, conditions, tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from courtier.check.lint import vocabulary
from courtier.check.lint.run import lint
from courtier.check.lint.sorts import SORTS
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.values.policy_kinds import FLAGS
from courtier.workload.facts import asset_facts, workload_facts
from courtier.workload.model import Workload
from tests.check.lint.broken import (
    ASSET_RULE,
    CHECK,
    DUTY,
    ELEMENTS,
    KIND,
    OFFERING,
    PARAMETER,
    PRICES,
    RULE,
    TENDER,
)
from tests.check.lint.layers import DAY, Body, bundled

Data = dict[str, Any]
CLAIMS = "catalog/provider-claims/oci-claims.yaml"


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "body")


def codes(body: Body) -> list[str]:
    return sorted(fault.code for fault in body.faults())


def values(body: Body, *given: Data) -> None:
    first = bundled(PARAMETER)["values"][0]
    body.record(PARAMETER, lambda data: data.update(values=[first | value for value in given]))


# dated values


@pytest.mark.parametrize(
    ("end", "start", "found"),
    [
        ("2026-01-01", "2026-01-01", ["overlap"]),
        ("2026-01-01", "2026-01-02", []),
        ("2026-01-01", "2026-01-03", ["gap"]),
    ],
    ids=["the same day", "the day after", "two days after"],
)
def test_two_periods_of_one_case(body: Body, end: str, start: str, found: list[str]) -> None:
    values(body, {"valid_to": end}, {"valid_from": start})
    assert codes(body) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"nature": ["services"]}, {"nature": ["supply"]}, []),
        ({"nature": ["services"]}, {"nature": ["supply", "services"]}, ["overlap"]),
        ({"nature": ["services"]}, {}, ["overlap"]),
        ({"nature": ["services"]}, {"legal_regime": ["c-19"]}, ["overlap"]),
    ],
)
def test_cases_that_can_and_cannot_meet(
    body: Body, one: Data, other: Data, found: list[str]
) -> None:
    values(body, {"case": one}, {"case": other})
    assert codes(body) == found


def test_a_hole_that_a_wider_case_fills_is_none(body: Body) -> None:
    narrow = {"nature": ["services"]}
    values(
        body,
        {"case": narrow, "valid_to": "2026-01-01"},
        {"case": {}, "valid_from": "2026-01-02", "valid_to": "2026-01-02"},
        {"case": narrow, "valid_from": "2026-01-03"},
    )
    assert codes(body) == []


def test_every_overlap_of_the_law_would_be_seen(body: Body) -> None:
    def lengthen(data: Data) -> None:
        closed = [v for v in data["values"] if v["valid_to"] == "2025-12-31"]
        for value in closed:
            value["valid_to"] = "2026-01-01"

    body.record(TENDER, lengthen)
    found = [fault for fault in body.faults() if fault.code == "overlap"]
    assert len(found) > 1
    assert "1er\u00a0janvier\u00a02026" in found[0].text.fr


# dates


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"checked_on": "2026-11-20"}, ["dates-out-of-order"]),
        ({"checked_on": "2026-11-21"}, []),
        ({"checked_on": "2026-11-22"}, ["date-in-future"]),
        ({"valid_from": "2026-01-01", "valid_to": "2026-01-01"}, []),
    ],
    ids=["checked before it was read", "that day", "tomorrow", "one day long"],
)
def test_days_of_a_record(body: Body, change: Data, found: list[str]) -> None:
    body.record(RULE, lambda data: data.update(change))
    assert codes(body) == found


@pytest.mark.parametrize("end", ["valid_from", "valid_to"])
def test_a_date_on_a_kind_refuses_the_layer(body: Body, end: str) -> None:
    """Its floor would hold on every day, the one before it starts included."""
    body.record(KIND, lambda data: data.update({end: "2027-01-01"}))
    assert [(f.code, f.path, f.severity) for f in body.faults()] == [("dated-kind", end, "error")]


def test_a_scheme_that_one_requirement_names_is_not_idle(body: Body) -> None:
    scheme, rule = "risk/schemes/quebec-2024-05.yaml", "risk/requirements/req-cccs-medium.yaml"
    body.record("risk/schemes/ours.yaml", lambda data: None, of=scheme)
    assert codes(body) == ["idle-scheme"]
    body.record(rule, lambda data: data["schemes"].append("ours"))
    assert codes(body) == []


def test_changes_go_from_the_oldest_to_the_newest(body: Body) -> None:
    text = {"fr": "Corrigé.", "en": "Corrected."}
    entries = [{"on": day, "by": "Essai", "text": text} for day in ("2026-11-21", "2026-11-20")]
    body.record(KIND, lambda data: data.update(changes=entries))
    faults = body.faults()
    assert [(fault.code, fault.path) for fault in faults] == [
        ("dates-out-of-order", "changes.1.on")
    ]


def test_without_a_day_nothing_is_in_the_future(body: Body) -> None:
    body.record(KIND, lambda data: data.update(checked_on="2099-01-01"))
    assert [f.code for f in lint(body.knowledge()) if f.layer == "body"] == []


def test_a_claim_valid_from_a_month_may_end_in_it(body: Body) -> None:
    def change(data: Data) -> None:
        data["certifications"][0].update(valid_from="2026-12", valid_to="2026-12-31")
        data["certifications"][1].update(valid_from="2027-01", valid_to="2026-12-31")

    body.record(CLAIMS, change)
    assert [fault.path for fault in body.faults()] == ["certifications.1.valid_to"]


def test_what_a_record_said_before_must_have_been_valid(body: Body) -> None:
    former = {"until": "2026-11-01", "was": {"confidence": "strong", "surprise": 1}}
    body.record(KIND, lambda data: data.update(history=[former]))
    faults = body.faults()
    assert {fault.path for fault in faults} == {
        "history.0.was.confidence", "history.0.was.surprise",
    }  # fmt: skip
    assert all(fault.line for fault in faults)


# all faults at once


def test_one_file_gives_all_its_faults_at_once(body: Body) -> None:
    def change(data: Data) -> None:
        data.update(surprise=1, parent="nowhere", valid_from="2026-02-01", valid_to="2026-01-01")
        data["help"]["en"] = ""

    body.record(KIND, change)
    assert codes(body) == [
        "dangling-id", "dated-kind", "dated-kind", "dates-out-of-order", "missing-language",
        "unknown-key",
    ]  # fmt: skip


def test_a_file_that_is_not_valid_still_bears_its_id(body: Body) -> None:
    body.record(KIND, lambda data: data.pop("name"))
    faults = lint(body.knowledge(), as_of=DAY)
    assert [fault.code for fault in faults if fault.severity == "error"] == ["missing-key"]


def test_faults_come_in_the_order_of_files_and_lines(body: Body) -> None:
    body.record(RULE, lambda data: data.update(surprise=1, astonishment=2))
    body.record(CHECK, lambda data: data.update(procedures=["nothing"]))
    places = [(fault.file, fault.line) for fault in body.faults()]
    assert places == sorted(places)
    assert len(places) == 3


# layers


def test_a_file_laid_over_ours_is_not_a_duplicate(body: Body) -> None:
    body.record(KIND, lambda data: data.update(checked_on="2026-11-21"))
    assert codes(body) == []


def test_the_id_of_a_bundled_record_in_another_place_is_one(body: Body) -> None:
    body.record("catalog/assumptions/aggregation-persons.yaml", lambda data: None, of=PARAMETER)
    found = [f for f in lint(body.knowledge(), as_of=DAY) if f.code == "duplicate-id"]
    assert len(found) == 1
    assert "catalog/assumptions/aggregation-persons.yaml" in found[0].text.fr


def test_a_new_record_of_the_body_can_be_named_by_another(body: Body) -> None:
    body.record("risk/kinds/mine.yaml", lambda data: data.update(parent=None), of=KIND)
    body.record(KIND, lambda data: data.update(parent="mine"))
    assert codes(body) == []


def test_a_replaced_file_is_still_examined_for_itself(tmp_path: Path) -> None:
    first, second = Body(tmp_path / "first"), Body(tmp_path / "second")
    first.record(KIND, lambda data: data.update(parent="nowhere", text={"fr": "", "en": "x"}))
    second.record(KIND, lambda data: None)
    faults = lint(Knowledge((str(first.root), str(second.root))), as_of=DAY)
    assert [f.code for f in faults if f.layer == "first"] == ["missing-language"]
    assert [f.code for f in faults if f.layer == "second"] == []


def test_a_file_of_the_templates_that_replaces_ours_is_known(body: Body) -> None:
    body.write("templates/styles/reference.docx", b"PK")
    for language in ("fr", "en"):
        head = "{#\nid: mine\nversion: 1.0\nbasis: practice\nreviewer:\n#}\n"
        body.write(f"templates/clauses/mine.{language}.md.j2", f"{head}Clause.\n")
    body.write("templates/styles/referance.docx", b"PK")
    assert [(f.file, f.code) for f in body.faults()] == [
        ("templates/styles/referance.docx", "stray-file")
    ]


def test_a_template_that_is_not_utf_8_is_refused(body: Body) -> None:
    body.write("templates/clauses/mine.fr.md.j2", "é".encode("latin-1"))
    assert codes(body) == ["not-utf-8"]


# references


@pytest.mark.parametrize(
    ("name", "change", "path"),
    [
        (RULE, {"schemes": ["quebec-1900"]}, "schemes.0"),
        (RULE, {"when": [{"fact": "persons", "parameter": "no-such"}]}, "when.0.parameter"),
        (
            "risk/rules/kind-floor.yaml",
            {"effects": [{"floors": True, "except_kinds": ["no-such"]}]},
            "effects.0.except_kinds.0",
        ),
        (
            "risk/requirements/req-pci-dss.yaml",
            {"demand": {"certifications": [{"type": "pci-ds"}]}},
            "demand.certifications.0.type",
        ),
        (
            "risk/requirements/req-pci-dss.yaml",
            {"demand": {"certifications": [{"type": "pci-dss", "edition": "0.1"}]}},
            "demand.certifications.0.edition",
        ),
        (DUTY, {"yields": [{"requirement": "no-such"}]}, "yields.0.requirement"),
        (DUTY, {"yields": [{"document": "Z9"}]}, "yields.0.document"),
        ("risk/routes/public-tender-lcop.yaml", {"documents": ["Z9"]}, "documents.0"),
        (OFFERING, {"provider": "no-such"}, "provider"),
        (OFFERING, {"hosted_on": ["no-such"]}, "hosted_on.0"),
        (OFFERING, {"regions": ["aws:no-such"]}, "regions.0"),
        (OFFERING, {"prices_of": "no-such"}, "prices_of"),
        ("catalog/certification-types/soc-2.yaml", {"satisfies": ["no-such"]}, "satisfies.0"),
        ("catalog/certification-types/soc-2.yaml", {"depends_on": "no-such"}, "depends_on"),
        ("providers/providers/aws.yaml", {"operator": "no-such"}, "operator"),
        ("providers/providers/aws.yaml", {"resellers": ["no-such"]}, "resellers.0"),
        ("providers/entities/alphabet.yaml", {"parent": "no-such"}, "parent"),
    ],
)
def test_every_id_that_a_record_names_is_looked_for(
    body: Body, name: str, change: Data, path: str
) -> None:
    body.record(name, lambda data: data.update(change))
    found = [fault for fault in body.faults() if fault.code == "dangling-id"]
    assert [fault.path for fault in found] == [path]
    assert found[0].line is not None


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"type": "no-such"}, "certifications.0.type"),
        ({"level": "no-such"}, "certifications.0.level"),
        ({"edition": "no-such"}, "certifications.0.edition"),
        ({"regions": ["aws:no-such"]}, "certifications.0.regions.0"),
    ],
)
def test_a_claim_names_what_exists(body: Body, change: Data, path: str) -> None:
    body.record(CLAIMS, lambda data: data["certifications"][0].update(change))
    found = [fault.path for fault in body.faults() if fault.code == "dangling-id"]
    assert path in found


def test_an_equivalent_starts_from_a_level_of_its_scheme(body: Body) -> None:
    body.record(
        "risk/schemes/quebec-2024-05.yaml",
        lambda data: data["equivalents"][0].update(level="protege-z", scheme="no-such"),
    )
    assert [f.path for f in body.faults()] == ["equivalents.0.level", "equivalents.0.scheme"]


def test_a_misspelt_id_gets_the_nearest(body: Body) -> None:
    body.record(KIND, lambda data: data.update(parent="contact-stafff"))
    assert "contact-staff" in body.faults()[0].help.fr


# conditions


@pytest.mark.parametrize(
    ("name", "condition", "found"),
    [
        (ASSET_RULE, {"fact": "kind", "any_of": ["health"]}, []),
        (ASSET_RULE, {"fact": "kind", "any_of": ["helth"]}, ["unknown-condition-word"]),
        (ASSET_RULE, {"fact": "elements", "none_of": ["nas"]}, []),
        (ASSET_RULE, {"fact": "elements", "none_of": ["nass"]}, ["unknown-condition-word"]),
        (ASSET_RULE, {"fact": "joined-with", "any_of": ["what-the-file-says"]}, []),
        (ASSET_RULE, {"fact": "place-data", "any_of": ["canada", "FR"]}, []),
        (ASSET_RULE, {"fact": "place-data", "any_of": ["France"]}, ["unknown-condition-word"]),
        (ASSET_RULE, {"fact": "persons", "at_least": 5}, []),
        (ASSET_RULE, {"fact": "persons", "at_least": "many"}, ["wrong-operator"]),
        (ASSET_RULE, {"fact": "persons", "any_of": ["5"]}, ["wrong-operator"]),
        (ASSET_RULE, {"fact": "personal", "is": True}, []),
        (ASSET_RULE, {"fact": "personal", "any_of": ["true"]}, ["wrong-operator"]),
        (ASSET_RULE, {"fact": "form", "is": True}, ["wrong-operator"]),
        (ASSET_RULE, {"fact": "form", "known": False}, []),
        (ASSET_RULE, {"fact": "harm-life", "at_least": "serious"}, []),
        (ASSET_RULE, {"fact": "harm-life", "at_least": "protege-b"}, ["wrong-operator"]),
        (ASSET_RULE, {"fact": "level-integrity", "at_least": "high"}, ["fact-never-known"]),
        (RULE, {"fact": "form", "any_of": ["clear"]}, ["fact-never-known"]),
        (CHECK, {"fact": "flags", "any_of": ["personal-information"]}, []),
        (CHECK, {"fact": "flags", "any_of": ["personnal-info"]}, ["unknown-condition-word"]),
        (CHECK, {"fact": "estimated-value", "parameter": "seao-publication-floor"}, []),
        (CHECK, {"fact": "nature", "parameter": "seao-publication-floor"}, ["wrong-operator"]),
        (CHECK, {"fact": "level-confidentiality", "at_most": "protege-a"}, []),
        (CHECK, {"fact": "agreements", "any_of": ["aws-canada"]}, []),
        (CHECK, {"fact": "agreements", "any_of": ["aws-canda"]}, ["unknown-condition-word"]),
    ],
)
def test_what_a_condition_may_say(body: Body, name: str, condition: Data, found: list[str]) -> None:
    body.record(name, lambda data: data.update(when=[condition]))
    assert codes(body) == found


def test_a_level_of_another_criterion_is_refused_without_a_crash(body: Body) -> None:
    effect = {"raises": "confidentiality", "to": "high"}
    body.record(RULE, lambda data: data.update(effects=[effect]))
    found = [fault for fault in body.faults() if fault.code == "unknown-word"]
    assert "protege-b" in found[0].help.fr


def test_the_people_of_a_kind_are_words_of_the_workload_file(body: Body) -> None:
    body.record(KIND, lambda data: data.update(subjects=["employees"]))
    assert codes(body) == []
    body.record(KIND, lambda data: data.update(subjects=["employee"]))
    (fault,) = [fault for fault in body.faults() if fault.code == "unknown-word"]
    assert "employees" in fault.help.fr


def test_rules_of_other_days_do_not_contradict(body: Body) -> None:
    def other(data: Data) -> None:
        effect = next(effect for effect in data["effects"] if "raises" in effect)
        effect["to"] = "medium" if effect["to"] != "medium" else "high"
        data["valid_from"] = "2026-01-01"

    body.record(RULE, lambda data: data.update(valid_to="2025-12-31"))
    body.record("risk/rules/later-rule.yaml", other, of=RULE)
    assert "contradictory-rules" not in codes(body)


# tables


def _priced(body: Body, **cells: str) -> None:
    def change(lines: list[str]) -> None:
        header, last = lines[0].split(","), lines[-1].split(",")
        row = dict(zip(header, last, strict=True)) | cells
        lines[1:] = [",".join(row.values())]

    body.table(PRICES, change)


@pytest.mark.parametrize(
    ("cells", "code", "path"),
    [
        ({"price": "0"}, "out-of-range", "price"),
        ({"price": "-1"}, "out-of-range", "price"),
        ({"price": ""}, "wrong-type", "price"),
        ({"currency": "EUR"}, "unknown-word", "2.currency"),
        ({"unit": "hours"}, "unknown-unit", "2.unit"),
        ({"provider": "nobody"}, "dangling-id", "2.provider"),
        ({"region": "nowhere"}, "dangling-id", "2.region"),
    ],
)
def test_a_price_row(body: Body, cells: dict[str, str], code: str, path: str) -> None:
    _priced(body, **cells)
    found = [(f.path, f.line) for f in body.faults() if f.code == code]
    assert (path, 2) in found


@pytest.mark.parametrize("unit", ["hour", "month (730 h, discount included)", "GiB-month", "GB"])
def test_units_that_prices_have(body: Body, unit: str) -> None:
    _priced(body, unit=f'"{unit}"' if "," in unit else unit)
    assert codes(body) == []


def test_a_row_of_several_lines_is_told_by_its_last(body: Body) -> None:
    body.table(ELEMENTS, lambda lines: lines.append('x,no-such,"Deux\nlignes",Two lines,no'))
    count = len((body.root / ELEMENTS).read_text("utf-8").splitlines())
    found = [fault for fault in body.faults() if fault.code == "dangling-id"]
    assert [(fault.file, fault.line) for fault in found] == [(ELEMENTS, count)]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("templates/documents.csv", "Z1,,Nothing,yes,rien,nothing,portrait,no,,internal"),
        ("templates/clauses/words.csv", "group,word,mot,"),
        (ELEMENTS, "x,health,,Nothing,yes"),
    ],
)
def test_a_table_has_both_languages(body: Body, name: str, row: str) -> None:
    body.table(name, lambda lines: lines.append(row))
    assert codes(body) == ["missing-language"]


def test_two_regions_of_one_key(body: Body) -> None:
    body.table("providers/regions.csv", lambda lines: lines.append(lines[1]))
    assert codes(body) == ["duplicate-row"]


def test_a_profile_is_held_to_the_needs_of_the_file(body: Body) -> None:
    def change(data: Data) -> None:
        data["needs"]["compute"][0]["vcpu"] = "many"

    body.record("catalog/profiles/small-web-application.yaml", change)
    faults = body.faults()
    assert [(fault.code, fault.path) for fault in faults] == [
        ("wrong-type", "needs.compute.0.vcpu")
    ]
    assert faults[0].line is not None


# what the lint knows of the program


def _types(record: type[Record]) -> set[type[Record]]:
    below = {found for sub in record.__subclasses__() for found in _types(sub)}
    return below | ({record} if "folders" in vars(record) else set())


def test_every_type_of_record_is_examined() -> None:
    assert set(SORTS) == _types(Record)


def test_every_fact_of_a_condition_has_its_words() -> None:
    told = set(vocabulary.WORDS) | set(vocabulary.BY_ID)
    told |= vocabulary.NUMBERS | vocabulary.YES_OR_NO | vocabulary.FREE
    assert told == vocabulary.ALL_FACTS
    assert all(vocabulary.WORDS.values())


def test_facts_of_an_asset_are_those_of_the_engine() -> None:
    workload = Workload.model_validate(
        {
            "courtier": 1, "id": "x", "name": "x", "organization": {"name": "x"},
            "information": [{"id": "a", "kind": "unknown"}],
        }
    )  # fmt: skip
    asset = set(asset_facts(workload.information[0], workload, {}, {}))
    assert asset == vocabulary.OF_ASSETS
    whole = set(workload_facts(workload))
    assert whole | asset | vocabulary.LATE >= vocabulary.ALL_FACTS - {
        "nature", "includes-goods", "estimated-value", "term-months", "award-basis",
        "agreements", "group-purchase", "budget-funding",
    }  # fmt: skip


def test_flags_of_the_engine_are_stated_ones() -> None:
    assert set(FLAGS) >= vocabulary.ENGINE_FLAGS
