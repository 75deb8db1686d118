"""The name of each word of the results, in French and in English, for reports and documents."""

from __future__ import annotations

from collections.abc import Mapping

from courtier.values.citation import CONFIDENCE_NAMES, STRONG, Confidence
from courtier.values.text import Text


def named(table: Mapping[str, Text], word: str) -> Text:
    """The name of a word; the word itself where a table does not hold it (a body's own id)."""
    return table.get(word, Text(fr=word, en=word))


UNDETERMINED_NAME = Text(fr="indéterminé", en="undetermined")

CRITERION_NAMES: dict[str, Text] = {
    "confidentiality": Text(fr="Confidentialité", en="Confidentiality"),
    "integrity": Text(fr="Intégrité", en="Integrity"),
    "availability": Text(fr="Disponibilité", en="Availability"),
}

LEVEL_NAMES: dict[str, Text] = {
    "non-classifie": Text(fr="Non classifié", en="Unclassified"),
    "protege-a": Text(fr="Protégé A", en="Protected A"),
    "protege-b": Text(fr="Protégé B", en="Protected B"),
    "protege-c": Text(fr="Protégé C", en="Protected C"),
    "unclassified": Text(fr="Non classifié", en="Unclassified"),
    "protected-a": Text(fr="Protégé A", en="Protected A"),
    "protected-b": Text(fr="Protégé B", en="Protected B"),
    "protected-c": Text(fr="Protégé C", en="Protected C"),
    "confidential": Text(fr="Confidentiel", en="Confidential"),
    "secret": Text(fr="Secret", en="Secret"),
    "top-secret": Text(fr="Très secret", en="Top Secret"),
    "low": Text(fr="Faible", en="Low"),
    "medium": Text(fr="Moyen", en="Medium"),
    "high": Text(fr="Élevé", en="High"),
    "very-high": Text(fr="Très élevé", en="Very high"),
    "undetermined": Text(fr="Indéterminé", en="Undetermined"),
}
"""Names of the level ids of the two bundled schemes; the scheme records stay the authority."""

CLASSIFICATION_STATUS_NAMES: dict[str, Text] = {
    "proposed": Text(fr="proposé", en="proposed"),
    "confirmed": Text(fr="confirmé", en="confirmed"),
}

DEPLOYMENT_NAMES: dict[str, Text] = {
    "public": Text(fr="nuage public", en="public cloud"),
    "community": Text(fr="nuage communautaire", en="community cloud"),
    "private": Text(fr="nuage privé", en="private cloud"),
    "government": Text(fr="nuage gouvernemental", en="government cloud"),
    "hybrid": Text(fr="nuage hybride", en="hybrid cloud"),
}

SERVICE_MODEL_NAMES: dict[str, Text] = {
    "iaas": Text(fr="infrastructure-service", en="infrastructure as a service"),
    "paas": Text(fr="plateforme-service", en="platform as a service"),
    "saas": Text(fr="logiciel-service", en="software as a service"),
}

KEY_NAMES: dict[str, Text] = {
    "provider": Text(fr="par le fournisseur", en="by the provider"),
    "customer-managed": Text(fr="gérées par l’organisme", en="managed by the body"),
    "customer-held": Text(fr="détenues par l’organisme seul", en="held by the body alone"),
}
"""Who holds the encryption keys (*les clés*)."""

BASIS_NAMES: dict[str, Text] = {
    "published": Text(fr="publiée", en="published"),
    "indicative": Text(fr="indicative", en="indicative"),
}
"""How a correspondence between two schemes is known."""

ACTION_NAMES: dict[str, Text] = {
    "remove": Text(fr="retirer", en="remove"),
    "tokenise": Text(fr="remplacer par un jeton", en="tokenise"),
    "separate": Text(fr="séparer", en="separate"),
    "cut-volume": Text(fr="réduire le volume", en="cut the volume"),
    "relax-rto": Text(fr="accepter une reprise plus longue", en="accept a longer recovery"),
    "tighten-rto": Text(fr="exiger une reprise plus courte", en="ask for a shorter recovery"),
    "relax-rpo": Text(fr="accepter une perte plus longue", en="accept a longer loss"),
    "tighten-rpo": Text(fr="exiger une perte plus courte", en="ask for a shorter loss"),
}

DUTY_STATUS_NAMES: dict[str, Text] = {
    "applies": Text(fr="s’applique", en="applies"),
    "undetermined": UNDETERMINED_NAME,
}

FORCE_NAMES: dict[str, Text] = {
    "must": Text(fr="obligatoire", en="mandatory"),
    "should": Text(fr="souhaitable", en="desirable"),
}

VERDICT_NAMES: dict[str, Text] = {
    "eligible": Text(fr="admissible", en="eligible"),
    "conditional": Text(fr="admissible sous condition", en="eligible on conditions"),
    "ineligible": Text(fr="non admissible", en="not eligible"),
    "undetermined": UNDETERMINED_NAME,
}

EVIDENCE_STATUS_NAMES: dict[str, Text] = {
    "met": Text(fr="satisfaite", en="met"),
    "unmet": Text(fr="non satisfaite", en="not met"),
    "expired": Text(fr="périmée", en="expired"),
    "unknown": Text(fr="inconnue", en="unknown"),
}
"""The status of one requirement held against one offering."""

FAILED_NAMES: dict[str, Text] = {
    "type": Text(fr="type de preuve", en="type of evidence"),
    "level": Text(fr="niveau", en="level"),
    "edition": Text(fr="édition", en="edition"),
    "service": Text(fr="service visé", en="service covered"),
    "region": Text(fr="région", en="region"),
    "date": Text(fr="date de validité", en="validity date"),
}
"""The first of the six aspects of a claim that failed."""

ASKS_NAMES: dict[str, Text] = {
    "holder": Text(fr="détenteur", en="holder"),
    "adviser": Text(fr="conseiller en approvisionnement", en="procurement adviser"),
    "architect": Text(fr="architecte", en="architect"),
    "finance": Text(fr="responsable des finances", en="finance officer"),
    "privacy-officer": Text(
        fr="responsable de la protection des renseignements personnels",
        en="person in charge of the protection of personal information",
    ),
    "security-officer": Text(
        fr="responsable de la sécurité de l’information",
        en="information security officer",
    ),
}
"""The roles that settle what a program cannot, in the order in which reports list them."""

ASKS_SHORT_NAMES: dict[str, Text] = {
    "holder": Text(fr="détenteur", en="holder"),
    "adviser": Text(fr="conseiller en approvisionnement", en="procurement adviser"),
    "architect": Text(fr="architecte", en="architect"),
    "finance": Text(fr="finances", en="finance"),
    "privacy-officer": Text(fr="responsable de la PRP", en="privacy officer"),
    "security-officer": Text(fr="sécurité de l’information", en="information security"),
}
"""The same roles where a line is short; PRP is *protection des renseignements personnels*."""

SEVERITY_NAMES: dict[str, Text] = {
    "error": Text(fr="erreur", en="error"),
    "warning": Text(fr="avertissement", en="warning"),
    "note": Text(fr="note", en="note"),
}

BUNDLED_NAME = Text(fr="fournie avec courtier", en="bundled with courtier")
TO_CONFIRM = Text(fr="à confirmer", en="to confirm")


def mark(confidence: Confidence) -> Text | None:
    """The visible mark of a value that rests on weak evidence; None where it is strong."""
    return None if confidence in STRONG else TO_CONFIRM


def confidence_name(confidence: Confidence) -> Text:
    """How well a fact is known, in words."""
    return CONFIDENCE_NAMES[confidence]


def layer_name(layer: str) -> Text:
    """The name of a layer of facts: that of the folder of a body, or the bundled one in words."""
    return named({"bundled": BUNDLED_NAME}, layer)
