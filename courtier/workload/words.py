"""What each key means, who usually knows it, and what people call it."""

from __future__ import annotations

from courtier.values.text import Text
from courtier.workload.words_money import MONEY_KEYS
from courtier.workload.words_system import SYSTEM_KEYS
from courtier.workload.words_values import meaning, words_and_meanings

__all__ = ["PARTS", "key_text", "meaning", "other_names", "who_knows"]

PARTS: tuple[str, ...] = (
    "organization", "information", "service", "hosting", "needs", "on_premise", "cost",
    "acquisition",
)  # fmt: skip
"""The parts that the questionnaire goes through, in its order."""

_WHO: dict[str, tuple[str, str]] = {
    "organization": ("la conseillère ou le conseiller en approvisionnement",
                     "the procurement adviser"),
    "information": ("le détenteur de l’information, avec le responsable de la vie privée",
                    "the holder of the information, with the privacy officer"),
    "service": ("le pilote du service, avec l’architecte",
                "the owner of the service, with the architect"),
    "hosting": ("le responsable de la sécurité de l’information, avec la direction",
                "the information security officer, with management"),
    "needs": ("l’architecte", "the architect"),
    "on_premise": ("l’équipe d’infrastructure, avec les finances",
                   "the infrastructure team, with finance"),
    "options": ("l’architecte", "the architect"),
    "cost": ("les finances", "finance"),
    "acquisition": ("la conseillère ou le conseiller en approvisionnement, avec les finances",
                    "the procurement adviser, with finance"),
    "placement": ("l’architecte", "the architect"),
    "weights": ("la direction", "management"),
    "scheme": ("le responsable de la sécurité de l’information",
               "the information security officer"),
    "answers": ("la personne à qui la question est posée", "the person who is asked"),
    "overrides": ("le détenteur de l’information", "the holder of the information"),
}  # fmt: skip

# What people write for a key, besides its French and English meaning.
_CALLED: dict[str, tuple[str, ...]] = {
    "name": ("nom", "titre", "title"),
    "organization": ("organisation", "organisme", "organisation publique"),
    "information": ("informations", "renseignements", "actifs", "données", "assets"),
    "hosting": ("hébergement",),
    "needs": ("besoins",),
    "on_premise": ("sur place", "on-premises", "local"),
    "cost": ("coût", "coûts", "costs"),
    "acquisition": ("contrat", "contract", "procurement"),
    "kind": ("nature", "type", "sorte"),
    "persons": ("personnes", "people"),
    "elements": ("éléments",),
    "subjects": ("sujets",),
    "compute": ("serveurs", "machines", "servers"),
    "storage": ("stockage",),
    "databases": ("bases de données",),
    "network": ("réseau",),
    "software": ("logiciels",),
    "count": ("nombre", "quantité"),
    "memory_gib": ("mémoire", "memory", "ram"),
    "reference_date": ("date", "date de référence"),
    "users": ("utilisateurs",),
    "places": ("lieux",),
    "deployment": ("déploiement",),
    "lots": ("lot",),
    "scheme": ("modèle", "model"),
}


def key_text(path: str) -> Text:
    """What a key means.

    Args:
        path: Its path without list positions, as in ``information.kind``.

    Raises:
        KeyError: The format has no such key.
    """
    fr, en = SYSTEM_KEYS.get(path) or MONEY_KEYS[path]
    return Text(fr=fr, en=en)


def who_knows(path: str) -> Text | None:
    """Who usually knows a part of the file; None for the frame itself."""
    found = _WHO.get(path.split(".", 1)[0])
    return Text(fr=found[0], en=found[1]) if found else None


def other_names() -> dict[str, list[str]]:
    """What people call the keys and words of the format, for suggestions."""
    names = words_and_meanings()
    for key, words in _CALLED.items():
        names[key] = [*names.get(key, []), *words]
    return names
