"""A check as a GitLab code quality report."""

from __future__ import annotations

import json

from courtier.report.check.words import shown, standing_mark
from courtier.report.clean import clean
from courtier.results.check import CheckFinding, CheckResult
from courtier.values.text import Language

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def gitlab(result: CheckResult, language: Language) -> str:
    """Write one issue a finding that is neither excepted nor known; weak facts are ``info``."""
    issues = [_issue(finding, language) for finding in shown(result, "failed")]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: CheckFinding, language: Language) -> dict[str, object]:
    place = finding.location
    address = f" [{finding.subject.address}]" if finding.subject.address else ""
    text = f"{finding.text.in_(language)}{standing_mark(finding, language)}{address}"
    return {
        "description": clean(f"{text} {finding.help.in_(language)}"),
        "check_name": finding.id,
        "fingerprint": finding.fingerprint,
        "severity": "info" if finding.standing == "weak" else _SEVERITIES[finding.severity],
        "location": {
            "path": place.file if place else ".",
            "lines": {"begin": place.line if place else 1},
        },
    }
