"""A check as JUnit XML: a suite a file, a case a rule; red only where the run itself fails."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from courtier.check.rules import INVALID
from courtier.report.check.words import severity_word, standing_mark
from courtier.report.clean import clean
from courtier.results.check import CheckFinding, CheckResult, Examined
from courtier.values.findings import SEVERITIES, Severity
from courtier.values.text import Language

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def junit(result: CheckResult, language: Language) -> str:
    """Write the suites.

    A finding that decides the exit code is a failure, a file that cannot be read an error; what
    nobody knows is skipped; the others pass and are told in the output of their case.
    """
    from xml.etree import ElementTree as Tree

    root = Tree.Element("testsuites", name="courtier")
    found = {
        file: list(findings)
        for file, findings in groupby(
            result.findings, key=lambda f: f.location.file if f.location else ""
        )
    }
    examined = {item.file: item for item in result.examined}
    for file in sorted({*found, *examined}):
        suite = _suite(file, examined.get(file), found.get(file, []), result, language)
        root.append(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    Tree.indent(root)
    text = Tree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(
    file: str,
    examined: Examined | None,
    findings: list[CheckFinding],
    result: CheckResult,
    language: Language,
) -> Element:
    from xml.etree import ElementTree as Tree

    suite = Tree.Element("testsuite", name=clean(file))
    for finding in findings:
        suite.append(_case(finding, result.gate.fail_on, language))
    for rule in examined.passed if examined else ():
        Tree.SubElement(suite, "testcase", name=rule, classname=clean(file))
    for rule in examined.skipped if examined else ():
        case = Tree.SubElement(suite, "testcase", name=rule, classname=clean(file))
        Tree.SubElement(case, "skipped")
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite)))
    return suite


def _case(finding: CheckFinding, fail_on: Severity, language: Language) -> Element:
    from xml.etree import ElementTree as Tree

    place = finding.location
    file = clean(place.file) if place else ""
    named = [finding.id, finding.subject.address or "", finding.detail]
    case = Tree.Element("testcase", name=clean(" ".join(filter(None, named))), classname=file)
    text = clean(finding.text.in_(language))
    where = f"{file}:{place.line}:{place.column}" if place else file
    mark = standing_mark(finding, language)
    told = f"{where} {severity_word(finding, language)}{mark}\n{text}\n" + clean(
        finding.help.in_(language)
    )
    tag = _tag(finding, fail_on)
    if tag in ("failure", "error"):
        element = Tree.SubElement(case, tag, type=finding.severity, message=text)
    else:
        element = Tree.SubElement(case, tag)
    element.text = told
    return case


def _tag(finding: CheckFinding, fail_on: Severity) -> str:
    if finding.id in INVALID:
        return "error"
    grave = SEVERITIES.index(finding.severity) >= SEVERITIES.index(fail_on)
    if finding.standing == "counts" and grave:
        return "failure"
    return "skipped" if finding.status == "undetermined" else "system-out"
