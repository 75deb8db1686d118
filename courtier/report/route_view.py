"""The route of the acquisition and its checks, as text."""

from __future__ import annotations

from courtier.report import parts
from courtier.report.digest import ROLES
from courtier.report.page import Page, capital
from courtier.results.envelope import RouteOutput
from courtier.results.route import CheckResult, MeasureResult, RouteAnswer, RouteResult
from courtier.results.route_words import (
    CHECK_STATUS_NAMES,
    MEASURE_STATUS_NAMES,
    PROCEDURE_NAMES,
    ROUTE_STATUS_NAMES,
)
from courtier.results.words import ASKS_NAMES
from courtier.values.text import Language


def route_text(
    result: RouteOutput, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the route to take, the others with their reasons, the checks by role, the documents."""
    page = Page(language, width, color)
    answer = result.route
    parts.title(page, result)
    name = page.word(PROCEDURE_NAMES[answer.procedure])
    page.section(page.say("Mode de sollicitation : {name}", "Acquisition route: {name}", name=name))
    for route in answer.routes:
        _route(page, route)
    _measures(page, answer)
    _checks(page, answer)
    _documents(page, answer)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _route(page: Page, route: RouteResult) -> None:
    status = page.word(ROUTE_STATUS_NAMES[route.status])
    article = "" if route.article in ("", "—") else f" ({route.article})"
    page.item("- ", f"{page.word(route.name)}{article}{page.colon}{status}")
    for reason in route.reasons:
        page.text(page.word(reason.text), indent=4)
        parts.sources_line(page, (s.title for s in reason.sources))


def _measures(page: Page, answer: RouteAnswer) -> None:
    if not answer.measures:
        return
    page.section(
        page.say("Mesures de la stratégie fondatrice (2015)", "Measures of the founding strategy")
    )
    for measure in answer.measures:
        _measure(page, measure)


def _measure(page: Page, measure: MeasureResult) -> None:
    article = f", {measure.article}" if measure.article else ""
    status = page.word(MEASURE_STATUS_NAMES[measure.status])
    name = page.word(measure.name)
    page.item("- ", f"{measure.number}. {name} ({status}{article})")
    if measure.said is not None:
        page.text(page.word(measure.said), indent=4)
    if measure.status == "to-do":
        page.text(page.word(measure.text), indent=4)
        page.item("→ ", f"{page.word(measure.help)} [{measure.question}]", indent=6)


def _checks(page: Page, answer: RouteAnswer) -> None:
    if not answer.checks:
        return
    page.section(page.say("Vérifications", "Checks"))
    for role in ROLES:
        mine = [check for check in answer.checks if check.asks == role]
        if mine:
            page.text(capital(page.word(ASKS_NAMES[role])), style="bold")
        for check in mine:
            _check(page, check)


def _check(page: Page, check: CheckResult) -> None:
    article = f"{check.article}{page.semicolon}" if check.article else ""
    status = page.word(CHECK_STATUS_NAMES[check.status])
    page.item("- ", f"{page.word(check.text)} ({article}{status})", indent=4)
    if check.status != "not-required":
        page.item("→ ", page.word(check.help), indent=6)


def _documents(page: Page, answer: RouteAnswer) -> None:
    if not answer.documents:
        return
    page.section("Documents")
    for document in answer.documents:
        written = (
            page.say("écrit par ce programme", "written by this program")
            if document.written
            else page.say("à obtenir ailleurs", "to obtain elsewhere")
        )
        page.item(f"{document.code}  ", f"{page.word(document.title)} ({written})")
