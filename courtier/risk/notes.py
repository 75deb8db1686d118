"""What a person must see in a classification: stops, refusals, levels left open."""

from __future__ import annotations

from courtier.knowledge.records.risk import Rule
from courtier.risk.derive import Derived
from courtier.risk.fire import Outcome
from courtier.values.findings import Finding, Location, Severity
from courtier.values.text import Text, say


def find_notes(state: Derived) -> tuple[Finding, ...]:
    """Findings of declarations, then of each asset, then of the whole."""
    found = list(state.declared.findings)
    for index, outcome in enumerate(state.outcomes):
        place = state.locate(("information", index)) if outcome.asset else None
        for rule, text in outcome.stops:
            found.append(_of("automatic-path-stopped", "warning", rule, outcome, text, place))
        for rule, text in outcome.refusals:
            found.append(_of("refused-by-rule", "error", rule, outcome, text, place))
    if any(_awaits_an_answer(outcome, state) for outcome in state.outcomes):
        found.append(_UNDETERMINED)
    return tuple(found)


def _awaits_an_answer(outcome: Outcome, state: Derived) -> bool:
    """Whether a question leaves a level open; no answer settles a level of the classified track."""
    stated = outcome.asset is not None and outcome.asset.id in state.declared.classified
    return bool(outcome.undetermined) and not stated


def _of(
    identifier: str,
    severity: Severity,
    rule: Rule,
    outcome: Outcome,
    text: Text,
    place: Location | None,
) -> Finding:
    if outcome.asset:
        text = say("{asset} : {text}", "{asset}: {text}", asset=outcome.asset.id, text=text)
    return Finding(
        id=identifier,
        severity=severity,
        confidence=rule.confidence,
        text=text,
        location=place,
        help=rule.help,
    )


_UNDETERMINED = Finding(
    id="level-undetermined",
    severity="warning",
    confidence="primary",
    text=say(
        "Le niveau ne peut être établi : une question attend une réponse.",
        "The level cannot be settled: a question awaits an answer.",
    ),
    location=None,
    help=say("Répondez aux questions du dossier.", "Answer the questions in the file."),
)
