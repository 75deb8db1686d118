"""The named values of a case, by the tags that the controls of a model may bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.documents.models.told import Told, told
from courtier.documents.view_calendar import calendar_view
from courtier.documents.view_contract import chosen_match
from courtier.results.calendar import CalendarEntry
from courtier.results.calendar_words import BOUND_NAMES, EVENT_NAMES
from courtier.results.route import RouteResult
from courtier.values.citation import STRONG
from courtier.values.text import Cad, Text, say
from courtier.workload.acquisition import Acquisition, Budget, Term
from courtier.workload.service import Hosting, Places, Roles, Service

PROPOSED = Text(
    fr="{level} (niveau proposé, à confirmer)", en="{level} (proposed level, to confirm)"
)


@dataclass(frozen=True)
class Tag:
    """One value under a name; ``read`` gives it, None where nobody has told it."""

    name: str
    label: Text
    read: Callable[[Case], Any]

    def of(self, case: Case) -> Told:
        """The words of the value for a case."""
        return told(self.read(case))


def _tag(name: str, fr: str, en: str, read: Callable[[Case], Any]) -> Tag:
    return Tag(name, Text(fr=fr, en=en), read)


def _acquisition(case: Case) -> Acquisition:
    return case.workload.acquisition or Acquisition()


def _term(case: Case) -> Term | None:
    return _acquisition(case).term


def _budget(case: Case) -> Budget:
    return _acquisition(case).budget or Budget()


def _service(case: Case) -> Service:
    return case.workload.service or Service()


def _hosting(case: Case) -> Hosting:
    return case.workload.hosting or Hosting()


def _role(name: str) -> Callable[[Case], Any]:
    def read(case: Case) -> Any:
        return getattr(case.workload.organization.roles or Roles(), name)

    return read


def _place(name: str) -> Callable[[Case], Any]:
    def read(case: Case) -> Any:
        return case.names.places(getattr(_hosting(case).places or Places(), name))

    return read


def _level(criterion: Any) -> Callable[[Case], Any]:
    def read(case: Case) -> Any:
        level = case.assessment.classification.levels.of(criterion)
        name = case.names.level(criterion, level)
        return say(PROPOSED.fr, PROPOSED.en, level=name) if case.proposed else name

    return read


def _route(case: Case) -> RouteResult | None:
    route = case.assessment.route
    return next((r for r in route.routes if r.id == route.chosen), None)


def _of_route(name: str) -> Callable[[Case], Any]:
    def read(case: Case) -> Any:
        found = _route(case)
        return getattr(found, name) if found else None

    return read


def _of_chosen(read: Callable[[Case, Any], Any]) -> Callable[[Case], Any]:
    """What is known of the offering that the body names; nobody chooses here."""

    def found(case: Case) -> Any:
        match = chosen_match(case)
        return read(case, match) if match else None

    return found


def _months(number: int | None) -> Text | None:
    return None if number is None else say("{n} mois", "{n} months", n=number)


def _hours(number: Any) -> Text | None:
    return None if number is None else say("{n} h", "{n} h", n=number)


def _word(group: str, read: Callable[[Case], Any]) -> Callable[[Case], Any]:
    return lambda case: case.names.word(group, read(case))


def _day(event: str) -> Callable[[Case], Any]:
    """The day planned by the body, else the one that the law ties to the others, with its bound."""

    def read(case: Case) -> Any:
        entries: Iterable[CalendarEntry] = calendar_view(case)["calendar"].entries
        found = [e for e in entries if e.event == event and e.number is None]
        planned = next((e.planned for e in found if e.planned), None)
        counted = next((e for e in found if e.day), None)
        if planned or counted is None:
            return planned
        return say(
            "{bound} le {day}" if counted.confidence in STRONG else "{bound} le {day}, à confirmer",
            "{day} {bound}" if counted.confidence in STRONG else "{day} {bound}, to confirm",
            bound=BOUND_NAMES[counted.bound],
            day=counted.day,  # type: ignore[arg-type]
        )

    return read


_BODY: tuple[Tag, ...] = (
    _tag("organization.name", "Nom de l’organisme", "Name of the body",
         lambda c: c.workload.organization.name),
    _tag("organization.kind", "Nature de l’organisme", "Kind of body",
         _word("organization-kind", lambda c: c.workload.organization.kind)),
    _tag("organization.legal-regime", "Loi sur les contrats qui lie l’organisme",
         "Contract law that binds the body",
         _word("legal-regime", lambda c: c.workload.organization.legal_regime)),
    _tag("organization.privacy-regime", "Loi sur les renseignements personnels qui lie l’organisme",
         "Privacy law that binds the body",
         _word("privacy-regime", lambda c: c.workload.organization.privacy_regime)),
    _tag("role.holder", "Détenteur de l’information", "Holder of the information", _role("holder")),
    _tag("role.privacy-officer", "Responsable de la protection des renseignements personnels",
         "Privacy officer", _role("privacy_officer")),
    _tag("role.security-officer", "Responsable de la sécurité de l’information",
         "Information security officer", _role("security_officer")),
    _tag("role.contract-rules-officer", "Responsable de l’application des règles contractuelles",
         "Contract rules officer", _role("contract_rules_officer")),
    _tag("role.chief-executive", "Dirigeant de l’organisme", "Chief executive officer",
         _role("chief_executive")),
)  # fmt: skip
_CASE: tuple[Tag, ...] = (
    _tag("workload.id", "Identifiant de la charge de travail", "Id of the workload",
         lambda c: c.workload.id),
    _tag("workload.name", "Nom de la charge de travail", "Name of the workload",
         lambda c: c.assessment.workload.name),
    _tag("reference-date", "Date de référence", "Reference date",
         lambda c: c.assessment.provenance.as_of),
    _tag("fingerprint", "Empreinte du fichier et des faits", "Fingerprint of the file and facts",
         lambda c: c.fingerprint),
    _tag("level.scheme", "Modèle de classification", "Classification scheme",
         lambda c: c.assessment.classification.scheme_name),
    _tag("level.status", "État du niveau", "Status of the level",
         _word("classification-status", lambda c: c.assessment.classification.status)),
    _tag("level.confidentiality", "Niveau de confidentialité", "Level of confidentiality",
         _level("confidentiality")),
    _tag("level.integrity", "Niveau d’intégrité", "Level of integrity", _level("integrity")),
    _tag("level.availability", "Niveau de disponibilité", "Level of availability",
         _level("availability")),
    _tag("service.hours", "Heures de service", "Hours of service",
         _word("hours", lambda c: _service(c).hours)),
    _tag("service.rto", "Délai de reprise visé", "Recovery time objective",
         lambda c: _hours(_service(c).rto_hours)),
    _tag("service.rpo", "Perte de données tolérée", "Recovery point objective",
         lambda c: _hours(_service(c).rpo_hours)),
    _tag("hosting.data", "Lieu des données", "Place of the data", _place("data")),
    _tag("hosting.backup", "Lieu des sauvegardes", "Place of the backups", _place("backup")),
    _tag("hosting.support", "Lieu du soutien", "Place of the support", _place("support")),
    _tag("hosting.keys", "Lieu des clés", "Place of the keys", _place("keys")),
    _tag("hosting.decided-by", "Personne qui a décidé des lieux", "Who decided on the places",
         lambda c: _hosting(c).decided_by),
)  # fmt: skip
_CONTRACT: tuple[Tag, ...] = (
    _tag("contract.value", "Valeur estimée du contrat, options comprises, avant taxes",
         "Estimated value of the contract, options included, before tax",
         lambda c: _cad(_acquisition(c).estimated_value_cad)),
    _tag("contract.initial-term", "Durée initiale", "Initial term",
         lambda c: _months(getattr(_term(c), "initial_months", None))),
    _tag("contract.total-term", "Durée totale, renouvellements et options compris",
         "Total term, renewals and options included",
         lambda c: _months(getattr(_term(c), "total_months", None))),
    _tag("contract.nature", "Nature du contrat", "Nature of the contract",
         _word("nature", lambda c: _acquisition(c).nature)),
    _tag("contract.pricing", "Forme du prix", "Form of the price",
         _word("pricing", lambda c: _acquisition(c).pricing)),
    _tag("contract.award-basis", "Base du choix", "Basis of the choice",
         _word("award-basis", lambda c: _acquisition(c).award_basis)),
    _tag("contract.ceiling", "Budget maximal", "Budget ceiling",
         lambda c: _cad(_budget(c).ceiling_cad)),
    _tag("contract.funding", "Financement", "Funding",
         _word("funding", lambda c: _budget(c).funding)),
    _tag("route.procedure", "Mode de sollicitation", "Route",
         _word("procedure", lambda c: c.assessment.route.procedure)),
    _tag("route.name", "Mode de sollicitation, nom entier", "Route, whole name",
         _of_route("name")),
    _tag("route.article", "Article du mode de sollicitation", "Article of the route",
         _of_route("article")),
    _tag("offering.name", "Offre que l’organisme désigne", "Offering that the body names",
         _of_chosen(lambda _, match: match.name)),
    _tag("offering.provider", "Fournisseur de cette offre", "Provider of that offering",
         _of_chosen(lambda c, match: c.names.provider(match.provider))),
    _tag("offering.agreement", "Numéro de l’entente-cadre déclarée",
         "Number of the framework agreement declared",
         _of_chosen(lambda c, match: c.agreements(match.offering))),
    _tag("cost.horizon", "Horizon de l’estimation", "Horizon of the estimate",
         lambda c: _months(c.assessment.estimate.horizon_months)),
    _tag("cost.conclusion", "Conclusion de l’estimation", "Conclusion of the estimate",
         lambda c: c.assessment.estimate.conclusion),
)  # fmt: skip


def _cad(amount: Any) -> Text | None:
    return None if amount is None else say("{x}", "{x}", x=Cad(amount))


_DAYS = tuple(Tag(f"calendar.{event}", name, _day(event)) for event, name in EVENT_NAMES.items())
TAGS: Mapping[str, Tag] = {t.name: t for t in (*_BODY, *_CASE, *_CONTRACT, *_DAYS)}
"""Every single value, by its tag."""
