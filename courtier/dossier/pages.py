"""The files of a dossier beside its documents: summary, calendar, workbook, public copy."""

from __future__ import annotations

from pathlib import Path

from courtier.assessment import Road
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED, read_fact, text_of
from courtier.reading.templates import template_wrong
from courtier.results.envelope import Assessment
from courtier.values.errors import CourtierError, InputError


def renewals(assessment: Assessment) -> str:
    """The certifications to renew during the contract, in French like the documents."""
    from courtier.report.renewals import renewals_calendar

    return renewals_calendar(
        assessment.matches,
        workload=assessment.workload.id,
        name=assessment.workload.name,
        as_of=assessment.provenance.as_of,
        language="fr",
    )


def workbook(road: Road) -> bytes:
    """The estimate with its formulas, in French like the documents."""
    from courtier.report.workbook.write import cost_workbook

    return cost_workbook(road.cost_result(), road.costed, "fr")


def public_copy(road: Road, assessment: Assessment) -> Assessment:
    """The assessment without what the body alone may know; see ``courtier.report.redact``."""
    from courtier.report.redact import redacted

    return redacted(assessment, road.file.workload, own_records(road.knowledge))


def own_records(knowledge: Knowledge) -> frozenset[str]:
    """The ids of the records that the body's own layers add to the bundled facts."""
    bundled = {Path(name).stem for name in knowledge.layers[0].files}
    added = {Path(name).stem for layer in knowledge.layers[1:] for name in layer.files}
    return frozenset(added - bundled)


def summary_page(road: Road, assessment: Assessment, public: bool = False) -> str:
    """The self-contained HTML summary, from the templates of the last layer that has them.

    Raises:
        InputError: A template is not UTF-8, or cannot be filled.
    """
    from courtier.knowledge.category_names import category_names
    from courtier.report.html import TEMPLATE, summary_html

    template = _template_text(road, TEMPLATE)
    style = _template_text(road, "templates/summary/summary.css")
    try:
        return summary_html(
            assessment,
            road.file.workload,
            template=template,
            style=style,
            public=public,
            categories=category_names(road.knowledge),
        )
    except CourtierError:
        raise
    except Exception as error:
        if road.knowledge.files[TEMPLATE][0].name == BUNDLED:
            raise
        raise InputError([template_wrong(TEMPLATE, error)]) from error


def _template_text(road: Road, name: str) -> str:
    return text_of(read_fact(road.knowledge.files[name][1], name), name)
