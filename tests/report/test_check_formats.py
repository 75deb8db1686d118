"""The formats of a check: whole in both languages, valid against their schemas, safe to show."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from courtier.report.check.formats import FORMATS, written
from courtier.report.check.redact import redacted
from courtier.report.redact import HIDDEN
from courtier.results.check import CheckFinding, CheckResult, Subject, Unexamined
from courtier.values.findings import Location
from courtier.values.text import LANGUAGES, Language, Text
from tests.report.sample_check import HEALTH, PERMITS, check_result, finding, findings

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT.parent / "shared" / "schemas"
SNAPSHOTS = Path(__file__).with_name("snapshots")
UPDATE = "COURTIER_UPDATE_SNAPSHOTS" in os.environ
ENDINGS = {
    "text": "txt", "json": "json", "sarif": "sarif.json", "junit": "xml", "github": "github.txt",
    "github-summary": "summary.md", "gitlab": "gitlab.json", "markdown": "md",
}  # fmt: skip
HOSTILE = Text(
    fr="::error::x\n<b>&]]>`rm` [a](https://x.test) @tous \x1b[31m\u202e\x00",
    en="::error::x\n<b>&]]>`rm` [a](https://x.test) @all \x1b[31m\u202e\x00",
)


def _schema(name: str) -> Path:
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip(f"the official schema {name} is not beside the project: NOT checked")
    return path


def _one(name: str, result: CheckResult, language: Language = "fr", **manner: Any) -> str:
    return written(result, [name], language, **manner)[name]


def _hostile() -> CheckResult:
    """Whatever a file or a plan may hold, wherever a format puts it."""
    bad = finding(
        "residency-outside", 1, text=HOSTILE, help=HOSTILE, detail=HOSTILE.fr,
        location=Location(file="a,b:c\n%::x.yaml", line=1, column=1),
        subject=Subject(workload=HOSTILE.fr, address=HOSTILE.fr),
    )  # fmt: skip
    return check_result(findings=(bad,))


# Whole outputs


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_output(name: str, language: Language) -> None:
    text = _one(name, check_result(), language, show="passed")
    path = SNAPSHOTS / f"check.{language}.{ENDINGS[name]}"
    if UPDATE:
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_result_gives_the_same_bytes(name: str) -> None:
    assert _one(name, check_result()) == _one(name, check_result())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_of_the_text_is_longer_than_the_width(width: int) -> None:
    for language in LANGUAGES:
        for line in _one("text", check_result(), language, width=width, show="all").splitlines():
            assert len(line) <= width


# Schemas


def _sarif_mistakes(text: str) -> list[str]:
    from jsonschema import Draft4Validator

    schema = json.loads(_schema("sarif-schema-2.1.0.json").read_text("utf-8"))
    checker = Draft4Validator.FORMAT_CHECKER
    found = Draft4Validator(schema, format_checker=checker).iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in found]


def _junit_mistakes(text: str) -> list[str]:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(_schema("junit-10.xsd"))))
    schema.validate(etree.fromstring(text.encode()))
    return [line for line in str(schema.error_log).splitlines() if line]


RESULTS = {
    "whole": check_result(), "hostile": _hostile(), "redacted": redacted(check_result()),
    "empty": check_result(findings=(), examined=(), unexamined=(), exceptions=(), rules=()),
}  # fmt: skip


@pytest.mark.parametrize("which", RESULTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_is_valid(which: str, language: Language) -> None:
    assert _sarif_mistakes(_one("sarif", RESULTS[which], language)) == []


@pytest.mark.parametrize("which", RESULTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_junit_is_valid(which: str, language: Language) -> None:
    assert _junit_mistakes(_one("junit", RESULTS[which], language)) == []


def test_a_log_that_is_not_sarif_is_refused() -> None:
    log = json.loads(_one("sarif", check_result()))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert _sarif_mistakes(json.dumps(log))


def test_suites_that_are_not_junit_are_refused() -> None:
    assert _junit_mistakes(_one("junit", check_result()).replace("testcase", "cas"))


# SARIF


def _log(result: CheckResult | None = None) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(_one("sarif", result or check_result()))["runs"][0]
    return run


def test_each_result_has_its_rule_its_place_and_its_fingerprint() -> None:
    run = _log()
    rules = run["tool"]["driver"]["rules"]
    for found, item in zip(run["results"], findings(), strict=True):
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"] == item.id
        assert rules[found["ruleIndex"]]["help"]["text"]
        assert found["partialFingerprints"] == {"courtier/v1": item.fingerprint}
        place = found["locations"][0]["physicalLocation"]
        assert item.location is not None
        assert place["region"]["startLine"] == item.location.line
    assert len({json.dumps(r["partialFingerprints"]) for r in run["results"]}) == len(findings())


def test_a_weak_finding_is_a_note_and_what_is_granted_is_suppressed() -> None:
    for found, item in zip(_log()["results"], findings(), strict=True):
        assert ("suppressions" in found) is (item.standing in ("excepted", "known"))
        if item.standing == "weak":
            assert (item.severity, found["level"]) == ("error", "note")


def test_an_open_result_has_no_level() -> None:
    unknown = finding("certification-missing", 1, status="undetermined", severity="note")
    (found,) = _log(check_result(findings=(unknown,)))["results"]
    assert (found["kind"], found["level"]) == ("open", "none")


def test_a_path_is_an_address() -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in _log()["results"]
    }
    assert "charges/sant%C3%A9.yaml" in uris
    assert PERMITS in uris


# JUnit


def test_only_what_fails_the_run_is_red() -> None:
    root = ElementTree.fromstring(_one("junit", check_result()))
    red = {
        (suite.get("name"), case.get("name"))
        for suite in root.iter("testsuite")
        for case in suite.iter("testcase")
        if case.find("failure") is not None
    }
    plan = 'residency-outside module.a["x"].aws_s3_bucket.pieces'
    assert red == {(PERMITS, "residency-outside"), ("plans/production.json", plan)}
    errors = [s.get("name") for s in root.iter("testsuite") if s.get("errors") != "0"]
    assert errors == [HEALTH]
    assert (root.get("failures"), root.get("errors")) == ("2", "1")


@pytest.mark.parametrize("fail_on", ["note", "warning", "error"])
def test_junit_is_red_from_the_severity_that_fails_the_run(fail_on: str) -> None:
    result = check_result()
    gate = result.gate.model_copy(update={"fail_on": fail_on})
    root = ElementTree.fromstring(_one("junit", result.model_copy(update={"gate": gate})))
    assert root.get("failures") == {"note": "4", "warning": "3", "error": "2"}[fail_on]


# GitHub, GitLab, Markdown


def test_an_annotation_cannot_start_another() -> None:
    text = _one("github", _hostile())
    lines = text.splitlines()
    assert [line.startswith("::error file=") for line in lines] == [True, False]
    assert re.match(r"::error file=a%2Cb%3Ac %25%3A%3Ax\.yaml,line=1,col=1,title=", lines[0])
    for character in "\x1b\u202e\x00":
        assert character not in text


def test_a_weak_finding_is_a_notice_and_what_is_granted_is_not_there() -> None:
    text = _one("github", check_result())
    assert len(re.findall("^::", text, re.MULTILINE)) == 6
    assert re.search(r"^::notice .*title=level-forbidden", text, re.MULTILINE)
    assert "level-unconfirmed" not in text


def test_gitlab_has_what_it_reads() -> None:
    issues = json.loads(_one("gitlab", check_result()))
    assert len(issues) == 6
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1


def test_markdown_shows_a_text_as_it_is() -> None:
    text = _one("markdown", _hostile())
    item = next(line for line in text.splitlines() if line.startswith("- **"))
    assert "<b>" not in item
    assert "@tous" not in item
    assert "[a](" not in item
    assert "&#64;tous" in item
    assert "https://" not in item
    assert "\x1b" not in text


def test_a_note_of_many_files_is_told_once() -> None:
    many = tuple(
        finding("scheme-provisional", 1, location=Location(file=f"{n}.yaml", line=1, column=1))
        for n in range(7)
    )
    for name in ("text", "markdown"):
        text = _one(name, check_result(findings=many))
        assert text.count("scheme-provisional") == 1
        assert "7 fichiers" in text
        few = _one(name, check_result(findings=many[:4]))
        assert few.count("scheme-provisional") == 4


# Public copies


SECRETS = (
    "guichet-7", "Dublin", "Directrice", "Migration", "pieces", "production\"", "regle-maison",
    "ville-exemple", "sante\"", "aws_iam_role", "Type sans fiche", "soc-2",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_public_copy_tells_nothing_of_the_body(name: str) -> None:
    text = _one(name, redacted(check_result()), show="all")
    text = text.replace(PERMITS, "").replace("plans/production.json", "")
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_public_copy_keeps_what_a_log_needs() -> None:
    before, after = check_result(), redacted(check_result())
    assert [(f.id, f.severity, f.location) for f in before.findings] == [
        (f.id, f.severity, f.location) for f in after.findings
    ]
    assert (before.counts, before.gate) == (after.counts, after.gate)


def test_a_public_copy_names_no_fact_but_says_how_well_they_are_known() -> None:
    before, after = (r.provenance.facts for r in (check_result(), redacted(check_result())))
    assert [fact.confidence for fact in before] == [fact.confidence for fact in after]
    assert {fact.id for fact in after} == {HIDDEN}


def test_a_public_copy_never_says_that_what_is_unknown_failed() -> None:
    (found,) = [f for f in redacted(check_result()).findings if f.status == "undetermined"]
    assert "peut trancher" in found.text.fr


@pytest.mark.parametrize("code", ["unknown-type", "deleted", "excluded", "other-workload", "more"])
def test_a_redacted_reason_is_said_in_words_not_by_its_code(code: str) -> None:
    left = Unexamined(name="secret", code=code, text=Text(fr="secret", en="secret"), file="plan")
    (found,) = redacted(check_result().model_copy(update={"unexamined": (left,)})).unexamined
    for told in (found.text.fr, found.text.en):
        assert "secret" not in told
        assert f"({code})" not in told
    assert found.text.fr != found.text.en


# What is told together


def _untagged(*addresses: str, status: str = "failed") -> tuple[CheckFinding, ...]:
    return tuple(
        finding("resource-tag", n + 1, status=status, subject=Subject(address=address))
        for n, address in enumerate(addresses)
    )


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_resources_that_fail_alike_are_told_once_by_their_addresses(name: str) -> None:
    result = check_result(findings=(*_untagged("a.one", "a.two"), *_untagged("a.three")))
    page = _one(name, result)
    assert page.count("resource-tag") == 1
    for address in ("a.one", "a.two", "a.three"):
        assert address in page


def test_resources_that_a_public_copy_hides_are_only_counted() -> None:
    found = tuple(f.model_copy(update={"location": None}) for f in _untagged("a.one", "a.two"))
    page = _one("text", redacted(check_result(findings=found)))
    assert f"{HIDDEN} (×2)" in page


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_the_resource_in_the_plan(name: str) -> None:
    page = _one(name, check_result(findings=_untagged("aws.bucket-of-papers")))
    assert "aws.bucket-of-papers" in page


def test_resources_of_several_lines_keep_theirs() -> None:
    page = _one("text", check_result(findings=_untagged("a.one", "a.two")))
    assert "a.one (1:3), a.two (2:3)" in page
    here = tuple(f.model_copy(update={"location": None}) for f in _untagged("a.one", "a.two"))
    assert "a.one, a.two\n" in _one("text", check_result(findings=here))


def test_what_fails_and_what_nobody_knows_are_told_apart() -> None:
    both = (*_untagged("a.one"), *_untagged("a.two", status="undetermined"))
    assert _one("text", check_result(findings=both)).count("[resource-tag]") == 2


@pytest.mark.parametrize(("number", "more"), [(20, None), (21, "(+1)")])
def test_only_the_first_addresses_are_named_and_the_others_counted(
    number: int, more: str | None
) -> None:
    result = check_result(findings=_untagged(*(f"a.r{n}" for n in range(number))))
    page = _one("text", result, width=200)
    assert "a.r19" in page
    assert "a.r20" not in page
    assert ("(+" in page) == (more is not None)
    assert len(json.loads(_one("sarif", result))["runs"][0]["results"]) == number


def test_a_result_of_sarif_names_the_resource_in_the_plan() -> None:
    result = check_result(findings=_untagged("module.a[0].aws_s3_bucket.b"))
    (found,) = json.loads(_one("sarif", result))["runs"][0]["results"]
    (place,) = found["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "module.a[0].aws_s3_bucket.b"
