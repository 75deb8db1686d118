"""What the readable formats tell once: what many files share, what many resources share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courtier.report.check.words import first_of, shown
from courtier.results.check import CheckFinding, CheckResult
from courtier.values.text import Text

REPEATED_FROM = 5
"""A note that as many files share is told once."""
MOST_ADDRESSES = 20
"""So many resources are named of one finding; JSON and SARIF have them all, one by one."""


@dataclass(frozen=True)
class Told:
    """A finding, with the addresses of the resources of its file that fail in the same way."""

    finding: CheckFinding
    addresses: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file of the finding; empty where it has none."""
        return self.finding.location.file if self.finding.location else ""

    @property
    def number(self) -> int:
        """How many findings are told together."""
        return max(1, len(self.addresses))

    @property
    def named(self) -> str:
        """The first addresses, and how many more there are; empty where there is none."""
        return first_of(self.addresses, MOST_ADDRESSES)


@dataclass(frozen=True)
class Repeated:
    """A finding that several files share, told once."""

    finding: CheckFinding
    files: int


def told(result: CheckResult, show: str) -> tuple[tuple[Told, ...], tuple[Repeated, ...]]:
    """The findings to list, and the notes that many files share.

    Args:
        result: The result of the run.
        show: ``failed``, ``passed`` or ``all``, as for the text.
    """
    findings = shown(result, show)
    places: dict[tuple[str, Text], list[CheckFinding]] = {}
    for finding in findings:
        minor = finding.severity == "note" or finding.standing == "weak"
        if minor and finding.subject.address is None:
            places.setdefault((finding.id, finding.text), []).append(finding)
    often = {key: found for key, found in places.items() if len(found) >= REPEATED_FROM}
    alone = [f for f in findings if (f.id, f.text) not in often or f.subject.address is not None]
    return _together(alone), tuple(Repeated(found[0], len(found)) for found in often.values())


def _together(findings: Sequence[CheckFinding]) -> tuple[Told, ...]:
    """Findings in their order; what breaks one rule of one file in the same words, once."""
    groups: dict[object, list[CheckFinding]] = {}
    for number, finding in enumerate(findings):
        address = finding.subject.address
        groups.setdefault(_same(finding) if address else number, []).append(finding)
    return tuple(Told(found[0], _addresses(found)) for found in groups.values())


def _addresses(findings: Sequence[CheckFinding]) -> tuple[str, ...]:
    """The addresses of some findings, each with its place where they stand on several lines."""
    apart = len({f.location.line for f in findings if f.location}) > 1
    return tuple(_address(f, apart) for f in findings if f.subject.address)


def _address(finding: CheckFinding, placed: bool) -> str:
    place, address = finding.location, finding.subject.address or ""
    return f"{address} ({place.line}:{place.column})" if placed and place else address


def _same(finding: CheckFinding) -> tuple[object, ...]:
    place = finding.location
    return (
        place.file if place else "", finding.id, finding.text, finding.help, finding.severity,
        finding.status, finding.standing, finding.confidence, finding.subject.workload,
        finding.subject.environment,
    )  # fmt: skip
