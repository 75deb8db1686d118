"""The duties of law that the body has for a workload on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.risk import Duty
from courtier.results.classification import DutyResult
from courtier.results.common import Question
from courtier.risk.facts import RiskFacts
from courtier.risk.law import ReadyDuty, law_on
from courtier.workload.model import Workload

AssetFacts = Mapping[str, dict[str, FactValue]]


def find_duties(
    workload: Workload,
    facts: RiskFacts,
    as_of: date,
    whole: dict[str, FactValue],
    assets: AssetFacts,
) -> tuple[tuple[DutyResult, ...], tuple[Question, ...]]:
    """The duties in force that apply, or that may, with the questions they raise.

    Args:
        workload: The workload; its regimes decide which duties are its own.
        facts: The records.
        as_of: The day of the law; before its start a duty does not exist.
        whole: What is known of the workload as a whole, flags and levels in.
        assets: What is known of each asset by id, on top of the whole.

    Returns:
        Duties in the order of ids (one whose regime or conditions are unknown is undetermined),
        and the questions that they ask.
    """
    results: list[DutyResult] = []
    questions: list[Question] = []
    for ready in law_on(facts, as_of).duties:
        duty = ready.record
        regime = _regime(duty, workload)
        if regime is False:
            continue
        verdict, concerned = _judge(ready, whole, assets)
        if verdict is False:
            continue
        certain = ready.surely is True and regime is True and verdict is True
        certain = certain and duty.status == "applies"
        results.append(_result(ready, certain, concerned))
        questions += [
            Question(id=question.id, text=question.text, asks=question.asks, asset=None)
            for question in ready.questions
            if workload.answered(question.id) is None and not (certain and question.when_unknown)
        ]
    return tuple(results), tuple(questions)


def _regime(duty: Duty, workload: Workload) -> bool | None:
    body = workload.organization
    verdict: bool | None = True
    for allowed, actual in (
        (duty.privacy_regimes, body.privacy_regime),
        (duty.legal_regimes, body.legal_regime),
    ):
        if allowed and actual is None:
            verdict = None
        elif allowed and actual not in allowed:
            return False
    return verdict


def _judge(
    ready: ReadyDuty, whole: dict[str, FactValue], assets: AssetFacts
) -> tuple[bool | None, tuple[str, ...]]:
    if ready.record.each == "workload":
        return ready.trigger.judge(whole), ()
    verdicts = {name: ready.trigger.judge(known) for name, known in assets.items()}
    certain = tuple(name for name, verdict in verdicts.items() if verdict is True)
    if certain:
        return True, certain
    unsure = tuple(name for name, verdict in verdicts.items() if verdict is None)
    return (None, unsure) if unsure else (False, ())


def _result(ready: ReadyDuty, certain: bool, concerned: tuple[str, ...]) -> DutyResult:
    duty = ready.record
    return DutyResult(
        id=duty.id,
        status="applies" if certain else "undetermined",
        text=duty.text,
        article=duty.article,
        assets=concerned,
        asks=duty.asks,
        checks=ready.checks,
        documents=ready.documents,
        sources=duty.sources,
    )
