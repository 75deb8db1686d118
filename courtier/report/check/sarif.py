"""A check as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from courtier.report.clean import clean
from courtier.report.json import UNSAFE
from courtier.results.check import CheckFinding, CheckResult, RuleSeen, Unexamined
from courtier.values.findings import Location
from courtier.values.text import Language, Text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "courtier/v1"


def sarif(result: CheckResult, language: Language) -> str:
    """Write a SARIF log of one run.

    A finding on weak facts alone is a ``note``, so that no reader turns it into a failure; what is
    under an exception or in the baseline is a suppressed result.
    """
    numbers = {rule.id: number for number, rule in enumerate(result.rules)}
    run = {
        "tool": {"driver": _driver(result, language)},
        "language": "fr-CA" if language == "fr" else "en-CA",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "."}}},
        "invocations": [_invocation(result, language)],
        "artifacts": [_artifact(item.file, item.sha256) for item in result.examined],
        "results": [_result(finding, numbers, language) for finding in result.findings],
        "properties": _properties(result),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False, indent=2)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _driver(result: CheckResult, language: Language) -> dict[str, Any]:
    return {
        "name": "courtier",
        "version": result.provenance.courtier,
        "rules": [_rule(rule, language) for rule in result.rules],
    }


def _rule(rule: RuleSeen, language: Language) -> dict[str, Any]:
    help = f"{rule.help.in_(language)} ({rule.page.in_(language)})"
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": _text(rule.name, language),
        "fullDescription": _text(rule.what, language),
        "help": {"text": help, "markdown": help},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"locked": rule.locked, "origin": rule.origin},
    }


def _text(text: Text, language: Language) -> dict[str, str]:
    return {"text": clean(text.in_(language))}


def _invocation(result: CheckResult, language: Language) -> dict[str, Any]:
    return {
        "executionSuccessful": result.counts.invalid == 0,
        "toolExecutionNotifications": [_notice(item, language) for item in result.unexamined],
    }


def _notice(item: Unexamined, language: Language) -> dict[str, Any]:
    text = f"{item.name}: {item.text.in_(language)}"
    return {"level": "note", "message": {"text": clean(text)}, "descriptor": {"id": item.code}}


def _artifact(file: str, sha256: str) -> dict[str, Any]:
    return {"location": _uri(file), "hashes": {"sha-256": sha256}}


def _uri(file: str) -> dict[str, str]:
    """An address as SARIF writes it: relative to the root of the repository where it can be."""
    if file.startswith("/"):
        return {"uri": "file://" + quote(file)}
    return {"uri": quote(file), "uriBaseId": "ROOT"}


def _result(finding: CheckFinding, numbers: dict[str, int], language: Language) -> dict[str, Any]:
    open_ = finding.status == "undetermined" and finding.severity == "note"
    found: dict[str, Any] = {
        "ruleId": finding.id,
        **({"ruleIndex": numbers[finding.id]} if finding.id in numbers else {}),
        "kind": "open" if open_ else "fail",
        "level": "none" if open_ else _level(finding),
        "message": _message(finding, language),
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {
            "severity": finding.severity,
            "confidence": finding.confidence,
            "standing": finding.standing,
            "undetermined": finding.status == "undetermined",
        },
    }
    if finding.standing in ("excepted", "known"):
        found["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return found


def _level(finding: CheckFinding) -> str:
    return "note" if finding.standing == "weak" else finding.severity


def _message(finding: CheckFinding, language: Language) -> dict[str, str]:
    text, help = clean(finding.text.in_(language)), clean(finding.help.in_(language))
    return {"text": f"{text}\n{help}"}


def _location(finding: CheckFinding) -> dict[str, Any]:
    place = finding.location or Location(file=".", line=1, column=1)
    found: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _uri(place.file),
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
    named = (("resource", finding.subject.address), ("module", finding.subject.workload))
    logical = [
        {"name": clean(name), "fullyQualifiedName": clean(name), "kind": kind}
        for kind, name in named
        if name
    ]
    return {**found, "logicalLocations": logical} if logical else found


def _properties(result: CheckResult) -> dict[str, Any]:
    data = result.model_dump(mode="json", by_alias=True)
    return {key: data[key] for key in ("gate", "counts", "provenance", "exceptions", "drift")}
