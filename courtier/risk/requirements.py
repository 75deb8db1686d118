"""What a workload requires of an offering: by its level, the body’s policy and its needs."""

from __future__ import annotations

from datetime import date

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.risk import Asks, Demand, PlaceOf, RequirementRule, ServiceModel
from courtier.results.classification import Asked, Requirement
from courtier.results.common import Reason
from courtier.results.words import DEPLOYMENT_NAMES, SERVICE_MODEL_NAMES
from courtier.risk.facts import RiskFacts
from courtier.risk.law import law_on
from courtier.values.text import Text, join, say
from courtier.workload.model import Workload
from courtier.workload.needs import Needs
from courtier.workload.place_rules import countries_of, where
from courtier.workload.service import Hosting, PlaceRule


def derive_requirements(
    workload: Workload, facts: RiskFacts, as_of: date, whole: dict[str, FactValue]
) -> tuple[Asked, ...]:
    """The requirements of the level, then those that the body sets itself.

    Args:
        workload: Its ``hosting`` part is the body's own policy.
        facts: The records of requirements, by scheme.
        as_of: The day on which a requirement must be in force.
        whole: What is known, with flags and ``level-*``.
    """
    found = [_by_level(rule) for rule in law_on(facts, as_of).required(whole)]
    if workload.hosting:
        found += _by_policy(workload.hosting, facts.places)
    return tuple(found + _by_needs(workload.needs))


def _by_level(rule: RequirementRule) -> Asked:
    reason = Reason(
        rule=rule.id, criterion=None, level=None, asset=None, text=rule.name, sources=rule.sources
    )
    requirement = Requirement(id=rule.id, force=rule.force, text=rule.text, reasons=(reason,))
    return Asked(requirement, rule.demand, rule.relaxed_by)


_PLACE_TEXTS: dict[PlaceOf, tuple[str, str]] = {
    "data": ("Données hébergées : {where}.", "Data hosted: {where}."),
    "backup": ("Copies de sécurité : {where}.", "Backups: {where}."),
    "logs": ("Journaux : {where}.", "Logs: {where}."),
    "metadata": ("Métadonnées : {where}.", "Metadata: {where}."),
    "support": ("Personnel de soutien : {where}.", "Support staff: {where}."),
    "administration": ("Administration : {where}.", "Administration: {where}."),
    "keys": ("Clés de chiffrement : {where}.", "Encryption keys: {where}."),
}


def _by_policy(hosting: Hosting, names: PlaceNames) -> list[Asked]:
    decided = hosting.decided_by
    found: list[Asked] = []
    if hosting.places:
        for place, (fr, en) in _PLACE_TEXTS.items():
            rule: PlaceRule | None = getattr(hosting.places, place)
            if rule is not None and rule != "any":
                text = say(fr, en, where=where(rule, names))
                demand = Demand(place=place, countries=countries_of(rule))
                found.append(_policy(f"hosting-place-{place}", text, demand, decided))
    if hosting.deployment is not None and len(hosting.deployment) < 5:
        text = say(
            "Modèle de déploiement permis : {models}.",
            "Deployment models allowed: {models}.",
            models=join([DEPLOYMENT_NAMES[model] for model in hosting.deployment]),
        )
        demand = Demand(deployment=hosting.deployment)
        found.append(_policy("hosting-deployment", text, demand, decided))
    if hosting.foreign_exposure == "refuse":
        text = say(
            "Aucune loi étrangère n’atteint le fournisseur.", "No foreign law reaches the provider."
        )
        demand = Demand(exposure="refuse")
        found.append(_policy("hosting-foreign-exposure", text, demand, decided))
    return found + _to_confirm(hosting, decided)


def _to_confirm(hosting: Hosting, decided: str | None) -> list[Asked]:
    """What the body asks and no catalogue record tells: the provider must state it."""
    found = []
    if hosting.keys in ("customer-managed", "customer-held"):
        text = _KEYS[hosting.keys]
        demand = Demand(to_confirm="architect", keys=hosting.keys)
        found.append(_policy("hosting-keys", text, demand, decided))
    if hosting.support_access in ("none", "screen", "metadata"):
        text = _SUPPORT[hosting.support_access]
        demand = Demand(to_confirm="security-officer")
        found.append(_policy("hosting-support-access", text, demand, decided))
    if hosting.subprocessors in ("none", "listed"):
        text = _SUBPROCESSORS[hosting.subprocessors]
        demand = Demand(to_confirm="adviser", subprocessors=hosting.subprocessors)
        found.append(_policy("hosting-subprocessors", text, demand, decided))
    return found


_KEYS: dict[str, Text] = {
    "customer-managed": Text(
        fr="Clés de chiffrement gérées par l’organisme.",
        en="Encryption keys managed by the body.",
    ),
    "customer-held": Text(
        fr="Clés de chiffrement détenues par l’organisme seul, hors du fournisseur.",
        en="Encryption keys held by the body alone, outside the provider.",
    ),
}
_SUPPORT: dict[str, Text] = {
    "none": Text(fr="Le soutien n’a accès à rien.", en="Support has access to nothing."),
    "screen": Text(
        fr="Le soutien ne voit que l’écran partagé par l’organisme.",
        en="Support sees only the screen that the body shares.",
    ),
    "metadata": Text(
        fr="Le soutien ne voit que les métadonnées, jamais le contenu.",
        en="Support sees only metadata, never the content.",
    ),
}
_SUBPROCESSORS: dict[str, Text] = {
    "none": Text(fr="Aucun sous-traitant.", en="No subprocessors."),
    "listed": Text(
        fr="Sous-traitants tous énumérés au contrat.",
        en="Subprocessors all listed in the contract.",
    ),
}


def _policy(identifier: str, text: Text, demand: Demand, decided: str | None) -> Asked:
    why = say(
        "Politique de l’organisme (décideur non nommé).", "The body’s policy (decider not named)."
    )
    if decided:
        why = say(
            "Politique de l’organisme, décidée par {by}.",
            "The body’s policy, set by {by}.",
            by=decided,
        )
    reason = Reason(
        rule="hosting-policy", criterion=None, level=None, asset=None, text=why, sources=()
    )
    by: Asks = "adviser"
    return Asked(Requirement(id=identifier, force="must", text=text, reasons=(reason,)), demand, by)


def _by_needs(needs: Needs | None) -> list[Asked]:
    """What is sold must be able to serve the needs; silence about needs asks nothing."""
    models: list[ServiceModel] = []
    if needs and (needs.compute or needs.storage):
        models.append("iaas")
    elif needs and needs.databases:
        models += ["iaas", "paas"]
    if needs and any(item.model == "saas" for item in needs.software):
        models.append("saas")
    if not models:
        return []
    text = say(
        "Le type de service vendu répond aux besoins ({models}).",
        "The kind of service sold serves the needs ({models}).",
        models=join([SERVICE_MODEL_NAMES[model] for model in models]),
    )
    why = say("Besoins de la charge de travail.", "Needs of the workload.")
    reason = Reason(rule="needs", criterion=None, level=None, asset=None, text=why, sources=())
    requirement = Requirement(id="needs-service-model", force="must", text=text, reasons=(reason,))
    return [Asked(requirement, Demand(service_models=tuple(models)), "architect")]
