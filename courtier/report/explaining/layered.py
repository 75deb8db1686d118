"""Explanations of what a body keeps itself: software to reuse, and records that it withdrew."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Withdrawal
from courtier.knowledge.records.software import Software
from courtier.report.explaining.market import UNKNOWN
from courtier.report.explaining.model import Detail, Explanation, detail, of_record, plain
from courtier.values.text import Text, say

YES_NO = {
    True: Text(fr="oui", en="yes"),
    False: Text(fr="non, seulement partageable", en="no, only shareable"),
    None: UNKNOWN,
}


def software(record: Software, knowledge: Knowledge) -> Explanation:
    """Software that can be reused: its licence, its owner, what it replaces, who may share it."""
    details = (
        detail(Text(fr="Logiciel libre", en="Free software"), [YES_NO[record.free]]),
        _known(Text(fr="Licence", en="Licence"), record.licence),
        _known(Text(fr="Titulaire des droits", en="Owner"), record.owner),
        _known(Text(fr="Adresse", en="Address"), record.address),
        detail(Text(fr="Remplace", en="Replaces"), record.replaces),
        detail(
            Text(fr="Partageable par qui et avec qui", en="Shareable by whom, with whom"),
            [record.shareable or UNKNOWN],
        ),
    )
    return of_record("software", record, knowledge, details)


def _known(label: Text, word: str | None) -> Detail | None:
    return detail(label, plain([word]) if word else [UNKNOWN])


def withdrawn(explained: Explanation, decision: Withdrawal) -> Explanation:
    """The explanation of a record that a body withdrew: who, when and why come first."""
    said = say(
        "Fiche retirée par {who} le {day} : elle ne compte plus à partir de ce jour.",
        "Record withdrawn by {who} on {day}: from that day it no longer counts.",
        who=decision.by,
        day=decision.on,
    )
    reason = detail(Text(fr="Motif du retrait", en="Reason for the withdrawal"), [decision.reason])
    details = (*((reason,) if reason else ()), *explained.details)
    return explained.model_copy(update={"why": said, "details": details})
