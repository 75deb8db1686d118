"""A check as GitHub workflow commands: an annotation at the line of each finding."""

from __future__ import annotations

from courtier.report.check.shares import shared_by
from courtier.report.check.words import conclusion, counted, shown, standing_mark
from courtier.report.clean import clean
from courtier.results.check import CheckFinding, CheckResult
from courtier.values.text import Language

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github(result: CheckResult, language: Language) -> str:
    """Write one command a finding, then the counts; weak facts give a notice at most."""
    lines = [_annotation(finding, language) for finding in shown(result, "failed")]
    shared = [clean(shared_by(result.drift).in_(language))] if result.drift is not None else []
    end = f"{conclusion(result).in_(language)} {', '.join(counted(result, language))}"
    return "\n".join([*lines, *shared, clean(end)]) + "\n"


def _annotation(finding: CheckFinding, language: Language) -> str:
    command = "notice" if finding.standing == "weak" else _COMMANDS[finding.severity]
    place = finding.location
    values = {"title": finding.id}
    if place is not None:
        values = {
            "file": place.file, "line": str(place.line), "col": str(place.column), **values,
        }  # fmt: skip
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    address = f" [{finding.subject.address}]" if finding.subject.address else ""
    text = f"{clean(finding.text.in_(language))}{standing_mark(finding, language)}{clean(address)}"
    return f"::{command} {properties}::{_data(text)}%0A{_data(clean(finding.help.in_(language)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")
