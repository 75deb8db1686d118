"""The facts that conditions read, in words."""

from __future__ import annotations

from courtier.values.text import Text

_FACTS: dict[str, tuple[str, str]] = {
    "kind": ("la nature de l’actif", "the kind of the asset"),
    "elements": ("les éléments de l’actif", "the elements of the asset"),
    "joined-elements": (
        "les éléments de l’actif et des actifs auxquels il est relié",
        "the elements of the asset and of those it is linked to",
    ),
    "subjects": ("les personnes visées", "the people concerned"),
    "subjects-place": ("le lieu des personnes visées", "the place of the people concerned"),
    "persons": ("le nombre de personnes", "the number of people"),
    "form": ("la forme de l’actif", "the form of the asset"),
    "uses": ("les usages de l’actif", "the uses of the asset"),
    "special-law": ("les secrets de la loi", "the secrets of law"),
    "joined-with": ("les actifs reliés", "the linked assets"),
    "personal": ("l’actif vise des personnes", "the asset is about people"),
    "recipients-place": ("le lieu des destinataires", "the place of the recipients"),
    "organization-kind": ("la sorte d’organisme", "the sort of body"),
    "legal-regime": ("la loi sur les contrats", "the contract law"),
    "privacy-regime": ("la loi sur les renseignements personnels", "the privacy law"),
    "rto-hours": ("le délai de reprise, en heures", "the recovery time, in hours"),
    "rpo-hours": ("la perte de données tolérée, en heures", "the data loss tolerated, in hours"),
    "hours": ("les heures de service", "the hours of service"),
    "harm-life": ("le préjudice à la vie", "the harm to life"),
    "harm-rights": ("le préjudice aux droits", "the harm to rights"),
    "harm-finance": ("le préjudice financier", "the financial harm"),
    "harm-continuity": ("le préjudice aux services", "the harm to services"),
    "ai": ("l’intelligence artificielle", "artificial intelligence"),
    "flags": ("les drapeaux", "the flags"),
    "level-confidentiality": ("le niveau de confidentialité", "the confidentiality level"),
    "level-integrity": ("le niveau d’intégrité", "the integrity level"),
    "level-availability": ("le niveau de disponibilité", "the availability level"),
    "place-data": ("le lieu des données", "the place of the data"),
    "support-access": ("l’accès du soutien", "the access of support"),
    "support-place": ("le lieu du soutien", "the place of support"),
    "outside-quebec": (
        "les façons dont l’information sort du Québec",
        "the ways in which information leaves Québec",
    ),
    "administration-place": ("le lieu de l’administration", "the place of administration"),
    "keys": ("les clés de chiffrement", "the encryption keys"),
    "nature": ("la nature du contrat", "the nature of the contract"),
    "includes-goods": ("le contrat comprend des biens", "the contract includes goods"),
    "estimated-value": ("la valeur estimée du contrat", "the estimated value of the contract"),
    "term-months": ("la durée en mois", "the term in months"),
    "award-basis": ("le mode d’adjudication", "the award rule"),
    "agreements": ("les ententes-cadres", "the framework agreements"),
    "group-purchase": ("l’achat regroupé", "the group purchase"),
    "budget-funding": ("la source du budget", "the funding of the budget"),
    "needs-model": ("le modèle de service", "the service model"),
}

FACT_NAMES: dict[str, Text] = {name: Text(fr=fr, en=en) for name, (fr, en) in _FACTS.items()}
"""What each fact is, to stand inside a sentence."""
