"""What each allowed word of the file means, in both languages, for questions and suggestions."""

from __future__ import annotations

from courtier.values.text import Text

_MEANINGS: dict[str, tuple[str, str]] = {
    # bodies and laws
    "ministry": ("ministère", "ministry"),
    "agency": ("organisme gouvernemental", "government agency"),
    "municipality": ("municipalité, ville", "municipality, city"),
    "health": ("santé et services sociaux", "health and social services"),
    "school": ("centre de services scolaire, commission scolaire",
               "school service centre, school board"),
    "college": ("cégep ou collège", "college"),
    "university": ("université", "university"),
    "state-enterprise": ("entreprise du gouvernement", "state enterprise"),
    "private": ("privé", "private"),
    "federal": ("fédéral", "federal"),
    "lcop-4": ("Loi sur les contrats des organismes publics, article 4",
               "Act respecting contracting by public bodies, section 4"),
    "lcop-7": ("Loi sur les contrats des organismes publics, article 7",
               "Act respecting contracting by public bodies, section 7"),
    "c-19": ("Loi sur les cités et villes", "Cities and Towns Act"),
    "c-27.1": ("Code municipal du Québec", "Municipal Code of Québec"),
    "c-37.01": ("Loi sur la Communauté métropolitaine de Montréal",
                "Act respecting the Communauté métropolitaine de Montréal"),
    "c-37.02": ("Loi sur la Communauté métropolitaine de Québec",
                "Act respecting the Communauté métropolitaine de Québec"),
    "s-30.01": ("Loi sur les sociétés de transport en commun",
                "Act respecting public transit authorities"),
    "dge": ("règlement du Directeur général des élections",
            "regulation of the Chief Electoral Officer"),
    "a-2.1": ("Loi sur l’accès aux documents des organismes publics",
              "Act respecting access to documents held by public bodies"),
    "r-22.1": ("Loi sur les renseignements de santé et de services sociaux",
               "Act respecting health and social services information"),
    "p-39.1": ("Loi sur la protection des renseignements personnels dans le secteur privé",
               "Act respecting the protection of personal information in the private sector"),
    # information
    "citizens": ("citoyens", "citizens"),
    "minors": ("mineurs, enfants", "minors, children"),
    "under-14": ("moins de 14 ans", "under 14 years"),
    "patients": ("patients, usagers", "patients"),
    "vulnerable": ("personnes vulnérables", "vulnerable people"),
    "witnesses": ("témoins", "witnesses"),
    "employees": ("employés, personnel", "employees, staff"),
    "businesses": ("entreprises", "businesses"),
    "quebec": ("Québec", "Québec"),
    "canada": ("Canada", "Canada"),
    "eu": ("Union européenne", "European Union"),
    "us": ("États-Unis", "United States"),
    "clear": ("en clair", "in clear"),
    "pseudonymised": ("pseudonymisés, dépersonnalisés", "pseudonymised, de-identified"),
    "tokenised": ("remplacés par des jetons", "replaced by tokens"),
    "anonymised": ("anonymisés", "anonymised"),
    "synthetic": ("synthétiques, fictifs", "synthetic, fictional"),
    "automated-decision": ("décision automatisée", "automated decision"),
    "profiling": ("profilage", "profiling"),
    "geolocation": ("géolocalisation", "geolocation"),
    "biometric-verification": ("vérification biométrique", "biometric verification"),
    "biometric-database": ("banque biométrique", "biometric database"),
    "ai-training": ("entraînement d’une intelligence artificielle", "training of an AI"),
    "tax": ("secret fiscal", "tax secrecy"),
    "youth": ("protection de la jeunesse", "youth protection"),
    "cabinet": ("délibérations du gouvernement", "cabinet deliberations"),
    "professional-secret": ("secret professionnel", "professional secrecy"),
    # service
    "24x7": ("en tout temps, 24/7", "at all times, 24/7"),
    "business": ("heures de bureau", "business hours"),
    "none": ("aucun, rien", "none, nothing"),
    "limited": ("limité, faible", "limited, low"),
    "serious": ("sérieux, grave", "serious"),
    "extreme": ("extrême", "extreme"),
    "optional": ("facultative", "optional"),
    "embedded": ("intégrée", "embedded"),
    "real": ("réelles", "real"),
    "masked": ("masquées", "masked"),
    "in": ("entrée", "in"),
    "out": ("sortie", "out"),
    "both": ("les deux", "both"),
    # hosting
    "any": ("n’importe où, n’importe lequel", "anywhere, any"),
    "screen": ("écran partagé seulement", "shared screen only"),
    "metadata": ("métadonnées", "metadata"),
    "content": ("contenu", "content"),
    "provider": ("le fournisseur", "the provider"),
    "customer-managed": ("gérées par l’organisme chez le fournisseur", "managed by the body"),
    "customer-held": ("détenues par l’organisme seul", "held by the body alone"),
    "listed": ("ceux d’une liste connue", "those of a known list"),
    "accept": ("accepter", "accept"),
    "disclose": ("accepter si elle est déclarée", "accept if disclosed"),
    "refuse": ("refuser", "refuse"),
    "public": ("nuage public", "public cloud"),
    "community": ("nuage communautaire", "community cloud"),
    "government": ("nuage gouvernemental", "government cloud"),
    "hybrid": ("nuage hybride", "hybrid cloud"),
    # needs and own room
    "given": ("donnés", "given"),
    "profile": ("profil type", "typical profile"),
    "plan": ("plan d’infrastructure", "infrastructure plan"),
    "invoice": ("facture", "invoice"),
    "object": ("objet", "object"),
    "block": ("bloc, disque", "block, disk"),
    "file": ("fichier", "file"),
    "archive": ("archives", "archive"),
    "licence": ("licence", "licence"),
    "subscription": ("abonnement", "subscription"),
    "own-room": ("notre propre salle", "our own room"),
    "regional": ("centre régional", "regional centre"),
    "consolidated": ("centre de traitement consolidé", "consolidated centre"),
    "free-software": ("logiciel libre", "free software"),
    "shared-software": ("logiciel partageable d’un autre organisme", "shared software"),
    "other": ("autre", "other"),
    # acquisition
    "public-tender": ("appel d’offres public", "public tender"),
    "invited-tender": ("appel d’offres sur invitation", "invited tender"),
    "services": ("services", "services"),
    "supply": ("approvisionnement (biens)", "supply (goods)"),
    "price": ("prix seul", "price alone"),
    "fixed": ("forfaitaire", "fixed"),
    "rate": ("à taux", "by rate"),
    "consumption": ("à la consommation", "by consumption"),
    "included": ("comprises", "included"),
    "excluded": ("non comprises", "excluded"),
    "operating": ("fonctionnement", "operating"),
    "capital": ("investissement", "capital"),
    "mixed": ("mixte", "mixed"),
    "hour": ("une heure", "one hour"),
    "month": ("un mois", "one month"),
    "year": ("un an", "one year"),
    "once": ("une seule fois", "once"),
    "user-month": ("un utilisateur, un mois", "one user, one month"),
    "user-year": ("un utilisateur, un an", "one user, one year"),
    "gib-month": ("un Gio, un mois", "one GiB, one month"),
    "gib": ("un Gio", "one GiB"),
    "covered": ("oui, il le couvre", "yes, it covers it"),
    "no": ("non", "no"),
    "unknown": ("inconnu", "unknown"),
    "draft": ("ébauche", "draft"),
    "proposed": ("proposé", "proposed"),
    "approved": ("approuvé", "approved"),
    "confidentiality": ("confidentialité", "confidentiality"),
    "integrity": ("intégrité", "integrity"),
    "availability": ("disponibilité", "availability"),
}  # fmt: skip


def meaning(word: str) -> Text | None:
    """What an allowed word means; None for one that speaks for itself (``postgresql``)."""
    found = _MEANINGS.get(word)
    return Text(fr=found[0], en=found[1]) if found else None


def words_and_meanings() -> dict[str, list[str]]:
    """The other names of each allowed word, for suggestions."""
    return {
        word: [fr, en, *fr.split(", "), *en.split(", "), *_CODES.get(word, ())]
        for word, (fr, en) in _MEANINGS.items()
    }


# Codes that people write for a place.
_CODES: dict[str, tuple[str, ...]] = {"quebec": ("QC", "CA-QC"), "canada": ("CA", "CAN")}
