"""The lists of a case that a control may repeat, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from courtier.documents.case import Case
from courtier.documents.models.told import Column, ListTag
from courtier.documents.view_calendar import calendar_view
from courtier.documents.view_compliance import requirements_asked
from courtier.results.calendar_words import BOUND_NAMES
from courtier.values.text import Cad, Text, say

Row = tuple[Any, ...]
Rows = Iterable[Row] | None
_Words = tuple[str, str, str]


def _list(
    name: str, fr: str, en: str, columns: tuple[_Words, ...], read: Callable[[Case], Rows]
) -> ListTag:
    inner = tuple(Column(c, Text(fr=first, en=second)) for c, first, second in columns)
    return ListTag(name, Text(fr=fr, en=en), inner, read)


def _information(case: Case) -> Iterator[Row]:
    found = {item.asset: item for item in case.assessment.classification.assets}
    for asset in case.workload.information:
        levels = found.get(asset.id)
        level = (
            case.names.level("confidentiality", levels.levels.confidentiality) if levels else None
        )
        yield asset.id, case.names.kind(asset.kind), asset.persons, asset.purposes, level


def _requirements(case: Case) -> Iterator[Row]:
    for asked in requirements_asked(case).values():
        force = case.names.word("force", asked.requirement.force)
        yield asked.number, asked.requirement.text, force, asked.evidence


def _offerings(case: Case) -> Iterator[Row]:
    names = case.names
    for match in case.assessment.matches:
        yield match.name, names.provider(match.provider), names.word("verdict", match.verdict)


def _costs(case: Case) -> Iterator[Row]:
    for option in case.assessment.estimate.options:
        status = case.names.word("cost-status", option.status)
        yield option.name, _cad(option.p50), _cad(option.p10), _cad(option.p90), status


def _checks(case: Case) -> Iterator[Row]:
    for check in case.assessment.route.checks:
        status = case.names.word("check-status", check.status)
        yield check.text, status, check.article, case.names.word("asks", check.asks)


def _documents(case: Case) -> Rows:
    return ((found.code, found.title) for found in case.assessment.route.documents)


def _duties(case: Case) -> Iterator[Row]:
    for duty in case.assessment.classification.duties:
        yield duty.text, duty.article, case.names.word("duty-status", duty.status)


def _questions(case: Case) -> Iterator[Row]:
    for question in case.assessment.classification.questions:
        yield question.text, case.names.word("asks", question.asks)


def _days(case: Case) -> Iterator[Row]:
    for entry in calendar_view(case)["calendar"].entries:
        bound = None if entry.planned else BOUND_NAMES[entry.bound]
        yield entry.name, entry.planned or entry.day, bound, entry.articles


def _lots(case: Case) -> Rows:
    acquisition = case.workload.acquisition
    lots = acquisition.lots if acquisition else None
    return None if lots is None else ((lot,) for lot in lots)


def _findings(case: Case) -> Iterator[Row]:
    for finding in case.assessment.findings:
        yield case.names.word("severity", finding.severity), finding.text, finding.help


def _cad(amount: Any) -> Text | None:
    return None if amount is None else say("{x}", "{x}", x=Cad(amount, whole=True))


_ASKS = ("asks", "personne à consulter", "whom to ask")
_ARTICLE = ("article", "article", "article")
_STATUS = ("status", "état", "status")
_EVERY = (
    _list("information", "Actifs informationnels", "Information assets",
          (("id", "identifiant", "id"), ("kind", "nature", "kind"),
           ("persons", "personnes", "persons"), ("purposes", "fins", "purposes"),
           ("level", "confidentialité dérivée", "confidentiality derived")), _information),
    _list("requirements", "Exigences", "Requirements",
          (("number", "numéro", "number"), ("text", "énoncé", "text"), ("force", "force", "force"),
           ("evidence", "preuve attendue", "evidence expected")), _requirements),
    _list("offerings", "Offres examinées", "Offerings examined",
          (("name", "nom", "name"), ("provider", "fournisseur", "provider"),
           ("verdict", "verdict", "verdict")), _offerings),
    _list("costs", "Coûts estimés, en valeur actuelle avant taxes",
          "Estimated costs, present value before tax",
          (("name", "option", "option"), ("median", "médiane", "median"), ("low", "P10", "P10"),
           ("high", "P90", "P90"), _STATUS), _costs),
    _list("checks", "Vérifications de l’acquisition", "Checks of the acquisition",
          (("text", "énoncé", "text"), _STATUS, _ARTICLE, _ASKS), _checks),
    _list("documents", "Documents du mode de sollicitation", "Documents of the route",
          (("code", "code", "code"), ("title", "titre", "title")), _documents),
    _list("duties", "Obligations légales", "Duties of law",
          (("text", "énoncé", "text"), _ARTICLE, _STATUS), _duties),
    _list("questions", "Questions ouvertes", "Open questions",
          (("text", "question", "question"), _ASKS), _questions),
    _list("days", "Jours de l’acquisition", "Days of the acquisition",
          (("event", "événement", "event"), ("day", "jour", "day"), ("bound", "borne", "bound"),
           ("articles", "articles", "articles")), _days),
    _list("lots", "Lots", "Lots", (("name", "nom", "name"),), _lots),
    _list("findings", "Constats", "Findings",
          (("severity", "gravité", "severity"), ("text", "énoncé", "text"),
           ("help", "quoi faire", "what to do")), _findings),
)  # fmt: skip
LISTS: Mapping[str, ListTag] = {found.name: found for found in _EVERY}
"""Every list, by its tag."""
