"""Releases against the official schemas of OCDS 1.1.5, and against what must stay private."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from courtier.assessment import Road
from courtier.knowledge.door import Knowledge
from courtier.procurement.bids.evaluate import evaluate
from courtier.procurement.bids.model import BidFile
from courtier.procurement.bids.reader import Given, read_bids
from courtier.procurement.bids.rules import rules_of
from courtier.procurement.ocds.award import award_release
from courtier.procurement.ocds.planning import planning_release
from courtier.report.ocds import as_package, as_record
from courtier.results.route import RouteAnswer
from courtier.workload.model import Workload
from courtier.workload.reader import read_workload

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = ROOT.parent / "shared" / "schemas"
PACKAGES = {"package": "ocds-1.1.5-release-package-schema.json",
            "record": "ocds-1.1.5-record-package-schema.json"}  # fmt: skip
RELEASE = "ocds-1.1.5-release-schema.json"
DAY = date(2026, 11, 23)
TENDERS = ROOT / "examples" / "soumissions" / "postes-et-soutien.yaml"
PERMITS = "permis-en-ligne.yaml"
SECRET = {"estimated_value_cad": 987654.25, "budget": {"ceiling_cad": 1111222}}
ROLES = {"holder": "Zoé Secrète", "privacy_officer": "Yves Caché", "chief_executive": "X. Tue"}


def _schema(name: str) -> Any:
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip(f"the official schema {name} is not beside the project: OCDS was NOT checked")
    return json.loads(path.read_text("utf-8"))


def _mistakes(text: str, which: str) -> list[str]:
    release = _schema(RELEASE)
    resource: Resource[Any] = DRAFT4.create_resource(release)
    address = "https://standard.open-contracting.org/schema/1__1__5/release-schema.json"
    registry: Registry[Any] = Registry().with_resources([(address, resource)])
    validator = Draft4Validator(
        _schema(PACKAGES[which]),
        registry=registry,
        format_checker=Draft4Validator.FORMAT_CHECKER,
    )
    return [f"{list(e.path)}: {e.message}" for e in validator.iter_errors(json.loads(text))]


def workload(**changes: Any) -> Workload:
    acquisition = {"nature": "services", "award_basis": "price",
                   "dates": {"publication": "2027-01-11", "closing": "2027-02-15",
                             "start": "2027-03-15"},
                   "term": {"initial_months": 24, "renewals": [12]},
                   "agreements": [{"number": "EC-1", "offering": "aws-canada"}],
                   **SECRET, **changes.pop("acquisition", {})}  # fmt: skip
    document = {"courtier": 1, "id": "essai", "name": "Essai",
                "organization": {"name": "Ville exemple", "kind": "municipality", "roles": ROLES},
                "information": [{"id": "a", "kind": "health"}],
                "acquisition": acquisition, **changes}  # fmt: skip
    from decimal import Decimal

    return Workload.model_validate(json.loads(json.dumps(document), parse_float=Decimal))


def answer(procedure: Any) -> RouteAnswer:
    return RouteAnswer(procedure=procedure, chosen=None, routes=(), checks=(), documents=())


def planned(procedure: str, **changes: Any) -> Any:
    options = {key: changes.pop(key) for key in ("ocid", "publish_value") if key in changes}
    release = planning_release(workload(**changes), answer(procedure), DAY, **options)
    return json.loads(as_package(release))["releases"][0]


def tenders(**changes: Any) -> BidFile:
    content = read_bids(Given(TENDERS.read_bytes(), "t.yaml")).content
    return content.model_copy(update=changes)


def awarded(knowledge: Knowledge, ocid: str = "", **changes: Any) -> str:
    file = tenders(**changes)
    rules = rules_of(file, knowledge, date(2027, 2, 15))
    found = evaluate(file, rules, lambda path: None).evaluation
    return as_package(award_release(file, found, ocid, date(2027, 2, 15)))


# Valid against the official schemas


@pytest.mark.parametrize(
    "procedure",
    ["call-off", "group-purchase", "public-tender", "invited-tender", "direct-award",
     "market-sounding", "undetermined", "not-applicable"],
)  # fmt: skip
def test_a_planning_release_is_valid(procedure: Any) -> None:
    release = planning_release(workload(), answer(procedure), DAY, publish_value=True)
    assert _mistakes(as_package(release), "package") == []
    assert _mistakes(as_record(release), "record") == []


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "examples").glob("*.yaml")))
def test_the_release_of_every_example_is_valid(name: str, knowledge: Knowledge) -> None:
    file = read_workload(ROOT / "examples" / name, knowledge)
    road = Road(file, knowledge, file.workload.reference_date or DAY)
    release = planning_release(file.workload, road.routed.route, road.as_of)
    assert _mistakes(as_package(release), "package") == []


def test_the_release_of_an_award_is_valid(knowledge: Knowledge) -> None:
    assert _mistakes(awarded(knowledge), "package") == []
    assert _mistakes(awarded(knowledge, decision=None), "package") == []


def test_a_release_that_is_not_one_is_refused() -> None:
    release = planning_release(workload(), answer("call-off"), DAY)
    wrong = {**release, "tender": {**release["tender"], "status": "peut-être"}}
    assert _mistakes(as_package(wrong), "package")
    assert _mistakes(as_package({k: v for k, v in release.items() if k != "ocid"}), "package")


# What it says


@pytest.mark.parametrize(
    ("procedure", "method"),
    [("public-tender", "open"), ("invited-tender", "limited"), ("direct-award", "direct"),
     ("call-off", "direct")],
)  # fmt: skip
def test_the_method_of_each_procedure(procedure: str, method: str) -> None:
    release = planned(procedure)
    assert release["tag"] == ["planning", "tender"]
    assert release["tender"]["procurementMethod"] == method


@pytest.mark.parametrize("procedure", ["market-sounding", "undetermined", "group-purchase"])
def test_no_tender_is_announced_where_none_is_planned(procedure: str) -> None:
    release = planned(procedure)
    assert release["tag"] == ["planning"]
    assert "tender" not in release


def test_days_are_those_of_the_file_and_fall_on_that_day_in_quebec() -> None:
    tender = planned("public-tender")["tender"]
    assert tender["tenderPeriod"] == {
        "startDate": "2027-01-11T00:00:00-05:00",
        "endDate": "2027-02-15T00:00:00-05:00",
    }
    assert tender["contractPeriod"]["endDate"][:10] == "2029-03-14"
    assert tender["contractPeriod"]["maxExtentDate"][:10] == "2030-03-14"


def test_a_call_off_is_linked_to_its_framework_and_no_other_route_is() -> None:
    (related,) = planned("call-off")["relatedProcesses"]
    assert related["relationship"] == ["framework"]
    assert related["identifier"] == "EC-1"
    assert related["scheme"] != "ocid"
    assert "relatedProcesses" not in planned("public-tender")
    two = [{"number": "ocds-abc123-9", "offering": "ovhcloud-canada"},
           {"number": "EC-1", "offering": "aws-canada"}]  # fmt: skip
    assert "relatedProcesses" not in planned("call-off", acquisition={"agreements": two})
    (named,) = planned(
        "call-off", acquisition={"agreements": two}, placement={"offering": "ovhcloud-canada"}
    )["relatedProcesses"]
    assert (named["scheme"], named["identifier"]) == ("ocid", "ocds-abc123-9")


def test_nothing_personal_or_confidential_is_written() -> None:
    text = json.dumps(planned("public-tender"), ensure_ascii=False)
    for secret in (*ROLES.values(), "987654", "1111222", "health", "protege"):
        assert secret not in text


def test_the_value_is_written_only_when_the_body_asks_and_never_the_ceiling() -> None:
    release = planned("public-tender", publish_value=True)
    assert release["tender"]["value"] == {"amount": 987654.25, "currency": "CAD"}
    assert "1111222" not in json.dumps(release)
    assert "value" not in planned("public-tender")["tender"]


def test_an_identifier_that_the_body_did_not_give_is_marked_as_a_placeholder() -> None:
    release = planned("public-tender")
    assert release["ocid"] == "ocds-000000-essai"
    assert re.search("provisoire.*placeholder", release["x_ocidPlaceholder"], re.I)
    given = planned("public-tender", ocid="ocds-ec9k95-123")
    assert given["ocid"] == "ocds-ec9k95-123"
    assert "x_ocidPlaceholder" not in given


def test_only_the_winner_is_named_at_the_price_tendered(knowledge: Knowledge) -> None:
    text = awarded(knowledge, "ocds-ec9k95-77")
    (release,) = json.loads(text)["releases"]
    assert release["tag"] == ["tender", "award"]
    assert release["date"][:10] == "2027-03-01", "never before the decision"
    (award,) = release["awards"]
    assert award["value"] == {"amount": 1000000, "currency": "CAD"}
    assert [s["name"] for s in award["suppliers"]] == ["Boréal fictif inc."]
    assert release["tender"]["numberOfTenderers"] == 4
    assert release["parties"][1]["details"] == {"neq": "0000000001"}
    for other in ("Érable", "Givre", "Lichen", "1050000", "Comité"):
        assert other not in text


def test_a_rank_is_no_award(knowledge: Knowledge) -> None:
    text = awarded(knowledge, decision=None)
    (release,) = json.loads(text)["releases"]
    assert release["tag"] == ["tender"]
    assert release["tender"]["status"] == "active"
    assert "awards" not in release
    assert "Boréal" not in text


def test_the_same_input_gives_the_same_bytes(knowledge: Knowledge) -> None:
    assert awarded(knowledge) == awarded(knowledge)
    assert len({as_record(planning_release(workload(), answer("call-off"), DAY))
                for _ in range(3)}) == 1  # fmt: skip


def test_amounts_keep_their_cents() -> None:
    text = as_package(
        planning_release(workload(), answer("public-tender"), DAY, publish_value=True)
    )
    assert '"amount": 987654.25' in text
    with pytest.raises(TypeError):
        as_package({"id": "x", "date": "d", "buyer": {"name": "n"}, "odd": object()})
