"""The certificates to renew during the contract, as a calendar that a person can open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from courtier.catalog.lasting import last_day_of
from courtier.report.ical import DatedEntry, calendar_text
from courtier.values.text import Language, Text, join, say

if TYPE_CHECKING:
    from courtier.catalog.facts import CatalogFacts
    from courtier.knowledge.records.certifications import Certification
    from courtier.results.matches import Match, Renewal

ADMISSIBLE = ("eligible", "conditional")


def renewals_due(matches: Iterable[Match]) -> list[Renewal]:
    """The renewals of the offerings that may be chosen, as they come."""
    return [r for match in matches if match.verdict in ADMISSIBLE for r in match.renewals]


def no_date_known(
    matches: Iterable[Match], facts: CatalogFacts, as_of: date, *, term_known: bool
) -> Text:
    """Why no calendar of renewals is written: no date is known, which is not nothing to renew.

    Args:
        matches: The verdicts; those of offerings that are out are left aside.
        facts: The catalogue, for the end of each certificate.
        as_of: The day of the verdicts.
        term_known: Whether the file says how long the contract lasts.
    """
    seen = _certificates_seen(matches, facts)
    endless = sum(last_day_of(c, facts.types.get(c.type), as_of) is None for c in seen)
    text = say(
        "Calendrier non écrit : aucune date de renouvellement connue pendant le contrat."
        " Certifications d’offre examinées : {seen}, dont fin inconnue : {endless}. Demandez au"
        " fournisseur les certificats et leur date de fin.",
        "Calendar not written: no known date of renewal during the contract. Certifications of"
        " offerings looked at: {seen}, of which with no known end: {endless}. Ask the provider"
        " for the certificates and the day on which they end.",
        seen=len(seen),
        endless=endless,
    )
    return text if term_known else join([text, _NO_TERM], " ")


_NO_TERM = Text(
    fr="Le fichier ne dit pas la durée du contrat (acquisition: term).",
    en="The file does not say how long the contract lasts (acquisition: term).",
)


def _certificates_seen(matches: Iterable[Match], facts: CatalogFacts) -> list[Certification]:
    """The certificates of offerings that were looked at, each once."""
    keys = dict.fromkeys(
        (seen.offering, seen.certification)
        for match in matches
        if match.verdict in ADMISSIBLE
        for criterion in match.criteria
        for seen in criterion.evidence
    )
    return [
        claim
        for offering, certification in keys
        if offering is not None and offering in facts.offerings
        for claim in facts.offerings[offering].certifications
        if claim.id == certification
    ]


def renewals_calendar(
    matches: Iterable[Match], *, workload: str, name: Text, as_of: date, language: Language
) -> str:
    """The renewals of the offerings that may be chosen, each once, whoever stands on them.

    Args:
        matches: The verdicts; those of offerings that are out are left aside.
        workload: The id of the workload, part of the id of each entry.
        name: The name of the workload.
        as_of: The day of the verdicts.
        language: The language of the calendar.
    """
    due = {(r.offering, r.certification): r for r in renewals_due(matches)}
    return calendar_text(
        (_entry(renewal, workload) for renewal in due.values()),
        name=say("Renouvellements à suivre – {name}", "Renewals to follow – {name}", name=name),
        as_of=as_of,
        language=language,
    )


def _entry(renewal: Renewal, workload: str) -> DatedEntry:
    return DatedEntry(
        id=f"renewal.{workload}.{renewal.offering}.{renewal.certification}",
        day=renewal.due,
        title=renewal.text,
        text=say(
            "Dernier jour où « {id} » ({type}) compte : {day}. Sans preuve du renouvellement, la"
            " condition du verdict n’est plus remplie.",
            "Last day that “{id}” ({type}) counts: {day}. Without proof of renewal, the condition"
            " of the verdict is no longer fulfilled.",
            id=renewal.certification,
            type=renewal.type,
            day=renewal.due,
        ),
    )
