"""The certificates to renew during the contract, as a calendar that a person can open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from courtier.report.ical import DatedEntry, calendar_text
from courtier.values.text import Language, Text, say

if TYPE_CHECKING:
    from courtier.results.matches import Match, Renewal

ADMISSIBLE = ("eligible", "conditional")


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
    due = {(r.offering, r.certification): r for m in matches if m.verdict in ADMISSIBLE
           for r in m.renewals}  # fmt: skip
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
