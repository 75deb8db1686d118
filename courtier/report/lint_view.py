"""What ``courtier knowledge lint`` and ``courtier knowledge stale`` print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from pydantic import Field

from courtier.check.lint.model import Fault, StaleRecord
from courtier.check.lint.run import CATALOG
from courtier.knowledge.door import Knowledge
from courtier.report.labels import SEVERITY_COUNTS
from courtier.report.page import Counted, Page
from courtier.report.parts import SEVERITY_STYLES, marked
from courtier.results.words import SEVERITY_NAMES, layer_name
from courtier.values.findings import Severity
from courtier.values.model import Frozen
from courtier.values.text import Language, Text, say


class FaultCounts(Frozen):
    """How many faults there are of each severity."""

    error: int
    warning: int
    note: int

    def of(self, severity: Severity) -> int:
        """The count of one severity."""
        return {"error": self.error, "warning": self.warning, "note": self.note}[severity]


class LintResult(Frozen):
    """What ``courtier knowledge lint`` prints; ``layers`` are in their order, bundled first."""

    schema_: Literal["courtier/knowledge-lint/1"] = Field(alias="schema")
    knowledge_version: str
    as_of: date
    layers: tuple[str, ...]
    files: int
    counts: FaultCounts
    faults: tuple[Fault, ...]


class CatalogLint(LintResult):
    """What ``courtier catalog lint`` prints: the same, for the files of the catalogue."""

    schema_: Literal["courtier/catalog-lint/1"] = Field(alias="schema")  # type: ignore[assignment]


class StaleResult(Frozen):
    """What ``courtier knowledge stale`` prints."""

    schema_: Literal["courtier/knowledge-stale/1"] = Field(alias="schema")
    knowledge_version: str
    as_of: date
    records: tuple[StaleRecord, ...]


_FILES = Counted(
    Text(fr="{n} fichier examiné", en="{n} file examined"),
    Text(fr="{n} fichiers examinés", en="{n} files examined"),
)
_STALE = Counted(
    Text(fr="{n} fiche à relire", en="{n} record to read again"),
    Text(fr="{n} fiches à relire", en="{n} records to read again"),
)
_DAYS = Counted(
    Text(fr="dépassé de {n} jour", en="{n} day over"),
    Text(fr="dépassé de {n} jours", en="{n} days over"),
)


def lint_result(knowledge: Knowledge, faults: Sequence[Fault], as_of: date) -> LintResult:
    """Put the faults with what was examined."""
    counts = Counter(fault.severity for fault in faults)
    return LintResult(
        schema="courtier/knowledge-lint/1",
        knowledge_version=knowledge.version,
        as_of=as_of,
        layers=tuple(layer.name for layer in knowledge.layers),
        files=sum(len(layer.files) for layer in knowledge.layers),
        counts=FaultCounts(error=counts["error"], warning=counts["warning"], note=counts["note"]),
        faults=tuple(faults),
    )


def catalog_lint(knowledge: Knowledge, faults: Sequence[Fault], as_of: date) -> CatalogLint:
    """Put the faults of the catalogue with what was examined of it."""
    whole = lint_result(knowledge, faults, as_of)
    files = sum(name.startswith(CATALOG) for layer in knowledge.layers for name in layer.files)
    said = whole.model_dump(by_alias=True) | {"schema": "courtier/catalog-lint/1", "files": files}
    return CatalogLint.model_validate(said)


def lint_text(
    result: LintResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the faults file by file, then how many there are.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    for (layer, file), faults in groupby(result.faults, key=lambda f: (f.layer, f.file)):
        where = page.word(layer_name(layer))
        page.section(f"{file} ({where})" if len(result.layers) > 1 else file)
        for fault in faults:
            _fault(page, fault)
    page.section(", ".join((_FILES.of(result.files, language), *_counts(result, language))))
    return str(page)


def _counts(result: LintResult, language: Language) -> list[str]:
    found = [
        form.of(result.counts.of(severity), language)
        for severity, form in SEVERITY_COUNTS.items()
        if result.counts.of(severity)
    ]
    return found or [Text(fr="aucun défaut", en="no fault").in_(language)]


def _fault(page: Page, fault: Fault) -> None:
    place = ":".join(str(n) for n in (fault.line, fault.column) if n is not None)
    lead = f"{place} " if place else ""
    label = f"{lead}{page.word(SEVERITY_NAMES[fault.severity])}{page.colon}"
    style = SEVERITY_STYLES[fault.severity]
    page.item(label, f"{page.word(fault.text)} [{fault.code}]", style=style)
    page.item("→ ", page.word(fault.help), indent=4)


def stale_result(knowledge: Knowledge, records: Sequence[StaleRecord], as_of: date) -> StaleResult:
    """Put the stale records with the day."""
    return StaleResult(
        schema="courtier/knowledge-stale/1",
        knowledge_version=knowledge.version,
        as_of=as_of,
        records=tuple(records),
    )


def stale_text(
    result: StaleResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the stale records, the longest first.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    title = say(
        "{records} au {day}", "{records} on {day}",
        records=_STALE.of(len(result.records), language), day=result.as_of,
    )  # fmt: skip
    page.section(page.word(title))
    for record in result.records:
        _stale(page, record)
    if result.records:
        page.lines.append("")
        page.text(page.word(_WHAT_TO_DO), indent=0, style="faint")
    return str(page)


def _stale(page: Page, record: StaleRecord) -> None:
    text = page.say(
        "{name}, vu le {day}, délai de {shelf} jours {over}",
        "{name}, seen on {day}, shelf life of {shelf} days, {over}",
        name=record.name,
        day=record.last_seen,
        shelf=record.shelf_life_days,
        over=_DAYS.of(record.days_over, page.language),
    )
    page.named(record.file, text + marked(page, record.confidence))


_WHAT_TO_DO = Text(
    fr="Relisez la source de chaque fiche, corrigez-la s’il y a lieu, puis écrivez checked_on.",
    en="Read the source of each record again, correct it if need be, then write checked_on.",
)
