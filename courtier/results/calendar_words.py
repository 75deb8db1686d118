"""The names of the words of a calendar, in both languages."""

from __future__ import annotations

from courtier.results.words import UNDETERMINED_NAME
from courtier.values.text import Text

EVENT_NAMES: dict[str, Text] = {
    "publication": Text(fr="Publication de l’avis au SEAO", en="Notice published on SEAO"),
    "newspaper": Text(fr="Avis dans un journal", en="Newspaper notice"),
    "questions-end": Text(fr="Dernières questions assurées d’une réponse",
                          en="Last questions sure of an answer"),
    "complaint-scope": Text(fr="Derniers documents visés par une plainte",
                            en="Last documents open to a complaint"),
    "complaint-deadline": Text(fr="Date limite des plaintes", en="Complaint deadline"),
    "complaint-decision": Text(fr="Décision sur une plainte", en="Decision on a complaint"),
    "complaint-recourse": Text(fr="Recours à l’AMP", en="Recourse to the AMP"),
    "closing": Text(fr="Clôture (réception des soumissions)", en="Closing (receipt of tenders)"),
    "opening": Text(fr="Ouverture des soumissions", en="Opening of tenders"),
    "award": Text(fr="Adjudication", en="Award"),
    "results": Text(fr="Résultats aux soumissionnaires", en="Results to the tenderers"),
    "feedback-request": Text(fr="Demande de rétroaction", en="Request for feedback"),
    "feedback-answer": Text(fr="Réponse à la demande de rétroaction",
                            en="Answer to the request for feedback"),
    "notice-of-intention": Text(fr="Avis d’intention au SEAO", en="Notice of intention on SEAO"),
    "interest-deadline": Text(fr="Manifestation d’intérêt", en="Expression of interest"),
    "signature": Text(fr="Conclusion du contrat", en="Conclusion of the contract"),
    "initial-description": Text(fr="Description initiale au SEAO",
                                en="Initial description on SEAO"),
    "start": Text(fr="Début du service", en="Start of service"),
    "renewal": Text(fr="Fin de période avant renouvellement", en="End of period before renewal"),
    "renewal-alert": Text(fr="Rappel : décider du renouvellement",
                          en="Reminder: decide on the renewal"),
    "term-limit": Text(fr="Durée maximale atteinte", en="Longest term reached"),
    "term-alert": Text(fr="Rappel : préparer la suite", en="Reminder: prepare what follows"),
    "contract-end": Text(fr="Fin du contrat, toutes périodes comprises",
                         en="End of the contract, all periods included"),
    "final-description": Text(fr="Description finale au SEAO", en="Final description on SEAO"),
}  # fmt: skip

BOUND_NAMES: dict[str, Text] = {
    "given": Text(fr="donné par le fichier", en="given by the file"),
    "earliest": Text(fr="au plus tôt", en="at the earliest"),
    "latest": Text(fr="au plus tard", en="at the latest"),
    "alert": Text(fr="rappel", en="reminder"),
}

FALLS_ON_NAMES: dict[str, Text] = {
    "business": Text(fr="jour ouvrable", en="business day"),
    "not-business": Text(fr="jour non ouvrable", en="not a business day"),
    "holiday": Text(fr="jour férié", en="public holiday"),
    "unknown": UNDETERMINED_NAME,
}

WEEKDAY_NAMES: tuple[Text, ...] = (
    Text(fr="lundi", en="Monday"),
    Text(fr="mardi", en="Tuesday"),
    Text(fr="mercredi", en="Wednesday"),
    Text(fr="jeudi", en="Thursday"),
    Text(fr="vendredi", en="Friday"),
    Text(fr="samedi", en="Saturday"),
    Text(fr="dimanche", en="Sunday"),
)
"""In the order of ``date.weekday()``."""
