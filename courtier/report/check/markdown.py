"""A check as Markdown, for the comment of a pull request or the summary of a workflow step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from courtier.report.check.shares import TITLE, command_of, shared_by, shares
from courtier.report.check.together import Told, told
from courtier.report.check.words import (
    FILES,
    conclusion,
    counted,
    exception_line,
    facts_line,
    left_out,
    severity_word,
    standing_mark,
)
from courtier.report.clean import clean
from courtier.results.check import CheckResult
from courtier.values.text import Language, say

MOST_FINDINGS = 100
"""A comment has a limit; the others are counted, and the log has them all."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is: no link, no mention, no structure, one line."""
    plain = _SPECIAL.sub(r"\\\1", clean(text))
    return plain.replace("&", "&amp;").replace("@", "&#64;").replace("://", "&#58;//")


def markdown(result: CheckResult, language: Language, *, show: str = "failed") -> str:
    """Write the conclusion, the counts, then the findings file by file.

    Args:
        show: ``failed``, ``passed`` or ``all``, as for the text.
    """
    lines = [
        f"## courtier {command_of(result)} – {escaped(conclusion(result).in_(language))}",
        "",
        f"{escaped(', '.join(counted(result, language)))}.",
        "",
        *_findings(result, language, show),
        *_passed(result, language, show),
        *_shared(result, language),
        *_others(result, language),
        escaped(facts_line(result, language)),
    ]
    return "\n".join(lines) + "\n"


def _findings(result: CheckResult, language: Language, show: str) -> Iterator[str]:
    alone, repeated = told(result, show)
    listed = alone[:MOST_FINDINGS]
    for file, items in groupby(listed, key=lambda item: item.file):
        yield f"### {escaped(file)}"
        yield ""
        yield from (_item(item, language) for item in items)
        yield ""
    if len(alone) > len(listed):
        rest = say(
            "Autres constats, non énumérés ici : {n}.", "Further findings, not listed here: {n}.",
            n=sum(item.number for item in alone[MOST_FINDINGS:]),
        )  # fmt: skip
        yield f"{rest.in_(language)}\n"
    if repeated:
        yield f"### {say('Dans plusieurs fichiers', 'In several files').in_(language)}"
        yield ""
        for shared in repeated:
            yield _item(Told(shared.finding), language, FILES.of(shared.files, language))
        yield ""


def _item(item: Told, language: Language, lead: str = "") -> str:
    finding = item.finding
    place = finding.location
    where = lead or (f"{place.line}:{place.column}" if place else "")
    colon = " : " if language == "fr" else ": "
    address = f" ({escaped(item.named)})" if item.addresses else ""
    mark = standing_mark(finding, language)
    return (
        f"- **{severity_word(finding, language)}** {where} `{finding.id}`{colon}"
        f"{escaped(finding.text.in_(language))}{mark}{address}<br>"
        f"→ {escaped(finding.help.in_(language))}"
    )


def _passed(result: CheckResult, language: Language, show: str) -> Iterator[str]:
    if show == "failed":
        return
    yield f"### {say('Règles satisfaites', 'Rules satisfied').in_(language)}"
    yield ""
    for item in result.examined:
        yield f"- {escaped(item.file)} – {', '.join(f'`{rule}`' for rule in item.passed) or '—'}"
    yield ""


def _shared(result: CheckResult, language: Language) -> Iterator[str]:
    if result.drift is not None:
        yield f"### {TITLE.in_(language)}"
        yield ""
        for name, number in shares(result.drift, language):
            yield f"- {escaped(name)} – {number}"
        yield ""
        yield f"{escaped(shared_by(result.drift).in_(language))}\n"


def _others(result: CheckResult, language: Language) -> Iterator[str]:
    if result.exceptions:
        yield "### Exceptions"
        yield ""
        for item in result.exceptions:
            yield f"- {escaped(exception_line(item).in_(language))}"
        yield ""
    if result.unexamined:
        yield f"### {say('Non examiné', 'Not examined').in_(language)}"
        yield ""
        for names, why in left_out(result, language):
            yield f"- {escaped(names)} – {escaped(why)}"
        yield ""
