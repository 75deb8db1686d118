"""What a person must see in a classification: stops, refusals, levels left open."""

from __future__ import annotations

from courtier.knowledge.records.risk import Criterion, Rule
from courtier.results.words import CRITERION_NAMES
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
    if state.approved:
        found += (_not_approved(criterion, state) for criterion in state.beyond)
    if any(_awaits_an_answer(outcome, state) for outcome in state.outcomes):
        found.append(_UNDETERMINED)
    return tuple(found)


def _not_approved(criterion: Criterion, state: Derived) -> Finding:
    """A level that the service alone calls for, which no approval of an asset covers."""
    scale = state.law.scale
    called_for = scale.at(criterion, state.ranks[criterion])
    return Finding(
        id="approval-below-service",
        severity="note",
        confidence="primary",
        text=say(
            "{criterion} : le service demande {level}, plus que ce que le détenteur a approuvé"
            " ({approved}) ; le classement reste proposé.",
            "{criterion}: the service calls for {level}, more than the holder approved"
            " ({approved}); the classification stays proposed.",
            criterion=CRITERION_NAMES[criterion],
            level=called_for.name,
            approved=scale.at(criterion, state.beyond[criterion]).name,
        ),
        location=state.locate(("service",)),
        help=say(
            "Le détenteur l’approuve sous « declared » d’un actif : {key}: {level}",
            "The holder approves it under “declared” of an asset: {key}: {level}",
            key=criterion,
            level=called_for.id,
        ),
    )


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
