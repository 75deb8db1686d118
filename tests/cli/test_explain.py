"""``explain`` and ``catalog``: whatever a result or a record names can be explained."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import courtier
from courtier.catalog.select import Query
from courtier.check.rules import RULES
from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from courtier.knowledge.fact_names import FACT_NAMES
from courtier.knowledge.records.certifications import ProviderClaims
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.conditions import FactName
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.knowledge.records.risk import Duty, Kind, Parameter, Rule
from courtier.procurement.bids.notices import BID_NOTICES
from courtier.procurement.notices import NOTICES
from courtier.report.catalog_list import catalog_list
from courtier.report.explain import explanations, known_ids, nearest_ids
from courtier.report.explain_view import explain_text
from courtier.report.explaining.law import UNIT_NAMES
from courtier.report.explaining.model import SORT_NAMES, Sort
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.policy_kinds import FLAGS, POLICY_REQUIREMENTS, REASONS
from courtier.values.text import LANGUAGES
from tests.cli.courtier_run import EXAMPLE, ROOT

CODE = Path(str(courtier.__file__)).parent
ENGINES = [
    path
    for room in ("risk", "catalog", "cost", "procurement", "check", "documents", "dossier")
    for path in sorted((CODE / room).rglob("*.py"))
]
EXAMPLES = sorted(p.name for p in (ROOT / "examples").glob("*.yaml"))


# What can be explained


def _all_types(base: type[Record]) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from _all_types(record)


def test_every_record_of_every_type_is_explained(knowledge: Knowledge) -> None:
    types = [record for record in _all_types(Record) if hasattr(record, "folders")]
    assert len(types) > 10
    for record in types:
        for identifier in knowledge.all(record):
            assert explanations(identifier, knowledge), (record.__name__, identifier)


def test_every_known_id_is_explained_in_both_languages(knowledge: Knowledge) -> None:
    for identifier in known_ids(knowledge):
        found = explanations(identifier, knowledge)
        assert found, identifier
        for language in LANGUAGES:
            assert identifier in explain_text(found, language)


def test_every_flag_of_the_facts_is_explained(knowledge: Knowledge) -> None:
    flags = {flag for kind in knowledge.all(Kind).values() for flag in kind.flags}
    flags |= {e.flag for r in knowledge.all(Rule).values() for e in r.effects if e.flag}
    assert flags <= set(FLAGS)


def test_every_fact_of_conditions_has_a_name() -> None:
    assert set(FACT_NAMES) == set(get_args(FactName))


def test_every_sort_has_a_name() -> None:
    assert set(SORT_NAMES) == set(get_args(Sort))


def test_every_unit_of_the_parameters_has_a_name(knowledge: Knowledge) -> None:
    assert {p.unit for p in knowledge.all(Parameter).values()} <= set(UNIT_NAMES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_whatever_an_assessment_names_can_be_explained(
    example: str, knowledge: Knowledge, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["assess", str(ROOT / "examples" / example), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    named = set(_named(document))
    assert len(named) > 30
    unknown = sorted(name for name in named if not explanations(name, knowledge))
    assert unknown == []


def _named(document: Any) -> Iterator[str]:
    """Every id of the facts and of the program that an assessment names."""
    yield from (fact["id"] for fact in document["provenance"]["facts"])
    classification = document["classification"]
    yield classification["scheme"]
    yield from classification["flags"]
    yield from (v for v in classification["levels"].values() if v != "undetermined")
    for key in ("duties", "questions"):
        yield from (item["id"] for item in classification[key])
    reasons = [*classification["reasons"]]
    for item in (*document["requirements"], *document["route"]["routes"]):
        yield item["id"]
        reasons += item["reasons"]
    yield from (reason["rule"] for reason in reasons)
    yield from (check["id"] for check in document["route"]["checks"])
    yield from (finding["id"] for finding in document["findings"])
    for match in document["matches"]:
        yield match["offering"]
        yield match["provider"]
        yield from match["regions"]
        for criterion in match["criteria"]:
            yield criterion["requirement"]
            yield from (e["certification"] for e in criterion["evidence"])
    for option in document["estimate"]["options"]:
        yield from (fact for line in option["lines"] for fact in line["facts"])


# Findings and other words that the program states


def found_in_code() -> set[str]:
    """The id of every finding that the code constructs, directly or through a maker of findings."""
    ids: set[str] = {*NOTICES, *BID_NOTICES, *RULES}
    for path in ENGINES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                ids |= set(_finding_ids(node))
    return ids


def _finding_ids(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    given = [k.value for k in call.keywords if k.arg == "id"] if name == "Finding" else []
    if name in MAKERS:
        given = call.args[:1]
    for value in given:
        for part in ast.walk(value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


# The functions that take the id of a finding first.
MAKERS = {"_find", "_note", "_of", "notice"}


def test_every_maker_of_findings_is_known() -> None:
    """A finding whose id is not written there must come from a function that we follow."""
    for path in CODE.rglob("*.py"):
        if path.parent.name in ("values", "reading"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Finding":
                    literal = any(
                        k.arg == "id" and isinstance(k.value, ast.Constant) for k in call.keywords
                    )
                    assert literal or function.name in MAKERS, f"{path.name}: {function.name}"


def test_every_finding_of_the_code_is_registered_and_no_other() -> None:
    assert found_in_code() == set(FINDING_KINDS)


def test_every_policy_requirement_of_the_code_is_registered_and_no_other() -> None:
    code = "\n".join(
        (CODE / name).read_text(encoding="utf-8")
        for name in ("risk/requirements.py", "catalog/match.py")
    )
    places = set(re.findall(r'^    "(\w+)": \("', code, re.MULTILINE))
    written = set(re.findall(r'"((?:hosting|offering|needs)-[a-z-]+)"', code)) - set(REASONS)
    assert written | {f"hosting-place-{place}" for place in places} == set(POLICY_REQUIREMENTS)


def test_what_the_program_states_says_why_and_what_to_do() -> None:
    for table in (FINDING_KINDS, POLICY_REQUIREMENTS, FLAGS, REASONS):
        for key, item in table.items():
            assert item.id == key
            for text in (item.what, item.why, item.help):
                assert text.fr.endswith(".")
                assert text.en.endswith(".")
                assert text.fr != text.en


# What is said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_longer_than_the_width(width: int, language: Any, knowledge: Knowledge) -> None:
    for identifier in known_ids(knowledge):
        text = explain_text(explanations(identifier, knowledge), language, width=width)
        for line in text.splitlines():
            assert len(line) <= width or re.fullmatch(r" *https?://\S+", line), line


def test_records_of_one_id_are_all_shown(knowledge: Knowledge) -> None:
    assert {e.sort for e in explanations("birth-date", knowledge)} == {"element", "kind"}
    assert {e.sort for e in explanations("level-undetermined", knowledge)} == {"finding", "flag"}


def test_a_level_is_shown_in_each_scheme_and_criterion(knowledge: Knowledge) -> None:
    found = [e for e in explanations("high", knowledge) if e.sort == "level"]
    assert {e.file for e in found} == {
        "risk/schemes/quebec-2024-05.yaml", "risk/schemes/government-of-canada.yaml",
    }  # fmt: skip
    assert len(found) == 4


def test_a_level_names_its_equivalents_elsewhere(knowledge: Knowledge) -> None:
    text = explain_text(explanations("protege-b", knowledge), "fr", width=120)
    assert "government-of-canada" in text
    assert "correspondance indicative" in text


def test_a_parameter_shows_every_value_the_newest_first(knowledge: Knowledge) -> None:
    record = knowledge.all(Parameter)["public-tender-threshold"]
    (found,) = explanations(record.id, knowledge)
    values = next(d for d in found.details if d.label.en == "Values").items
    assert len(values) == len(record.values)
    assert values[0].fr.startswith("du 1er\u00a0janvier\u00a02026 au 31\u00a0décembre\u00a02027")
    assert any("inconnu" in value.fr for value in values)


def test_an_unknown_value_is_said_unknown_never_zero(knowledge: Knowledge) -> None:
    for record in knowledge.all(Parameter).values():
        (found, *_) = explanations(record.id, knowledge)
        shown = next(d for d in found.details if d.label.en == "Values").items
        assert sum(" : inconnu" in v.fr for v in shown) >= sum(
            v.value is None for v in record.values
        )


def test_the_asset_of_a_question_and_the_condition_of_a_route_are_set_aside(
    knowledge: Knowledge,
) -> None:
    assert explanations("q-minors.demandes", knowledge)[0].sort == "question"
    assert explanations("public-tender-lcop.at-threshold", knowledge)[0].sort == "route"
    assert explanations("a21-63-5", knowledge)[0].sort == "duty"


def test_a_question_tells_who_settles_and_how(knowledge: Knowledge) -> None:
    text = explain_text(explanations("q-minors", knowledge), "en")
    assert "Who settles" in text
    assert "answers" in text


def test_a_source_shows_its_title_day_and_confidence(knowledge: Knowledge) -> None:
    duty = knowledge.all(Duty)["a21-63-5"]
    text = " ".join(explain_text(explanations(duty.id, knowledge), "fr").split())
    assert duty.sources[0].title in text
    assert "lu le 21 novembre 2026 ; source première lue" in text
    assert str(duty.sources[0].url) in text


def test_a_weak_fact_is_marked(knowledge: Knowledge) -> None:
    assert "à confirmer" in explain_text(explanations("minors-ask", knowledge), "fr")
    assert "to confirm" in explain_text(explanations("discount-rate", knowledge), "en")


def test_what_a_body_lays_over_is_explained_with_its_layer(tmp_path: Path) -> None:
    folder = tmp_path / "notre-organisme" / "risk" / "kinds"
    folder.mkdir(parents=True)
    text = (ROOT / "risk/kinds/birth-date.yaml").read_text(encoding="utf-8")
    (folder / "birth-date.yaml").write_text(text.replace("protege-a", "protege-b"), "utf-8")
    facts = Knowledge((str(tmp_path / "notre-organisme"),))
    found = next(e for e in explanations("birth-date", facts) if e.sort == "kind")
    assert found.layer == "notre-organisme"
    assert "Protégé B" in explain_text([found], "fr")


# What is near


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("protege-d", "protege-b"), ("birthdate", "birth-date"), ("aws-canda", "aws-canada"),
        ("date de naissance", "birth-date"), ("public-tender-treshold", "public-tender-threshold"),
        ("level-undeterminate", "level-undetermined"),
    ],
)  # fmt: skip
def test_the_nearest_ids_are_named(wrong: str, near: str, knowledge: Knowledge) -> None:
    assert near in nearest_ids(wrong, knowledge)
    assert explanations(wrong, knowledge) == ()


# The catalogue


def test_the_counts_come_from_the_data(knowledge: Knowledge) -> None:
    offerings = knowledge.all(Offering).values()
    counts = catalog_list(knowledge).counts
    assert counts.offerings == len(offerings)
    assert counts.providers == len({o.provider for o in offerings})
    assert counts.offering_claims == sum(len(o.certifications) for o in offerings)
    assert counts.provider_wide_claims == sum(
        len(p.certifications) for p in knowledge.all(ProviderClaims).values()
    )


def test_the_providers_split_the_catalogue(knowledge: Knowledge) -> None:
    parts = [catalog_list(knowledge, Query(provider=p)).counts for p in knowledge.all(Provider)]
    whole = catalog_list(knowledge).counts
    assert sum(p.offerings for p in parts) == whole.offerings
    assert sum(p.offering_claims for p in parts) == whole.offering_claims
    assert sum(p.provider_wide_claims for p in parts) == whole.provider_wide_claims


def test_the_list_shows_every_offering(capsys: pytest.CaptureFixture[str]) -> None:
    knowledge = Knowledge()
    assert run(["catalog", "list"]) == 0
    text = capsys.readouterr().out
    counts = catalog_list(knowledge).counts
    assert f"{counts.offerings} offres de {counts.providers} fournisseurs" in text
    for identifier in knowledge.all(Offering):
        assert f"- {identifier}" in text


def test_a_provider_is_listed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalog", "list", "--provider", "aws", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "courtier/catalog-list/1"
    assert {o["provider"] for o in document["offerings"]} == {"aws"}


def test_an_offering_shows_provider_wide_claims_apart(knowledge: Knowledge) -> None:
    (found,) = explanations("aws-canada", knowledge)
    labels = [d.label.en for d in found.details]
    own = found.details[labels.index("Claims")].items
    assert "unknown, not refused" in own[0].en
    wide = next(d for d in found.details if "prove nothing" in d.label.en)
    assert len(wide.items) == len(knowledge.all(ProviderClaims)["aws-claims"].certifications)


def test_claims_show_their_evidence_and_period(knowledge: Knowledge) -> None:
    (found,) = explanations("projet-cirrus", knowledge)
    claims = next(d for d in found.details if d.label.en == "Claims").items
    (claim,) = knowledge.all(Offering)["projet-cirrus"].certifications
    assert claim.evidence.title in claims[0].fr
    assert claim.id in claims[0].fr
    assert "depuis 2020-12, fin inconnue" in claims[0].fr


def test_explain_prints_an_envelope(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "protege-b", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "courtier/explain/1"
    assert document["id"] == "protege-b"
    assert document["explanations"][0]["name"] == {"fr": "Protégé B", "en": "Protected B"}


def test_the_example_workload_is_where_the_help_says() -> None:
    assert (ROOT / EXAMPLE).is_file()
