"""The checks that go with the acquisition: required, not required, or not yet to be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from courtier.knowledge.conditions import Doubted, FactValue, judge
from courtier.knowledge.records.conditions import ORDERED_WORDS
from courtier.knowledge.records.procurement import Check
from courtier.knowledge.records.risk import CRITERIA
from courtier.procurement.bounds import dollars, may_be_split
from courtier.procurement.case import Case, agrees, binds
from courtier.procurement.routes import possible_procedures
from courtier.results.route import CheckResult, Procedure, RouteResult
from courtier.values.citation import CONFIDENCE_NAMES, Source
from courtier.values.text import Text, join, say
from courtier.workload.facts import workload_facts

Status = Literal["required", "not-required", "undetermined"]
STATUS_OF: dict[bool | None, Status] = {
    True: "required",
    False: "not-required",
    None: "undetermined",
}
SPLITTING = "check-splitting"
CHIEF_EXECUTIVE = "check-chief-executive"
GROUP_PURCHASE = "check-group-purchase"
AUTHORITY_OF = {"check-authorisation-to-contract": "authorisation-to-contract-authority"}
"""The dated parameter that names who is in charge of what a check asks for."""

UNKNOWN_KIND = "unknown-kind"
"""The flag of an asset whose kind nobody knows: other flags may be missing for it."""


def assess_checks(
    case: Case, procedure: Procedure, routes: tuple[RouteResult, ...]
) -> tuple[CheckResult, ...]:
    """Judge every check of the day and of the body's law, in their order."""
    forced = _forced(case, routes)
    results = []
    for check in relevant_checks(case, procedure, routes):
        status = "required" if check.id in forced else _status(case, check, procedure, routes)
        results.append(_result(case, check, status))
    return tuple(results)


def relevant_checks(
    case: Case, procedure: Procedure, routes: tuple[RouteResult, ...]
) -> tuple[Check, ...]:
    """The checks in force that the body's law and the procedures still possible leave, in order."""
    still = _procedures(procedure, routes)
    forced = _forced(case, routes)
    found = [
        check
        for check in case.facts.checks.values()
        if check.surely_holds_on(case.as_of) is not False
        and binds(check, case.regime)
        and (check.id in forced or not check.procedures or still & set(check.procedures))
    ]
    return tuple(sorted(found, key=lambda check: (check.order, check.id)))


def parameters_of(check: Check) -> tuple[str, ...]:
    """The dated parameters that a check reads, whoever is in charge included."""
    read = [c.parameter for c in check.when if c.parameter is not None]
    return (*read, *([AUTHORITY_OF[check.id]] if check.id in AUTHORITY_OF else []))


def _procedures(procedure: Procedure, routes: tuple[RouteResult, ...]) -> frozenset[str]:
    if procedure == "undetermined":
        return possible_procedures(routes)
    return frozenset({procedure})


def _forced(case: Case, routes: tuple[RouteResult, ...]) -> frozenset[str]:
    """Checks that a route waits for, whatever their own conditions and the route taken first."""
    if case.regime is None:
        return frozenset()
    forced = {SPLITTING} if may_be_split(case) else set()
    waiting = {route.procedure for route in routes if route.status == "undetermined"}
    if "group-purchase" in waiting:
        forced.add(GROUP_PURCHASE)
    authorised = agrees(case.answered(CHIEF_EXECUTIVE))
    if "call-off" in waiting and case.acquisition.award_basis == "other" and not authorised:
        forced.add(CHIEF_EXECUTIVE)
    return frozenset(forced)


def _status(
    case: Case, check: Check, procedure: Procedure, routes: tuple[RouteResult, ...]
) -> Status:
    verdict = _judge(case, check)
    if verdict is False:
        return "not-required"
    sure_of_law = check.status == "applies" and check.surely_holds_on(case.as_of) is True
    sure_of_regime = not check.legal_regimes or case.regime is not None
    still = _procedures(procedure, routes)
    sure_of_procedure = not check.procedures or still <= set(check.procedures)
    return STATUS_OF[verdict if sure_of_law and sure_of_regime and sure_of_procedure else None]


def _judge(case: Case, check: Check) -> bool | None:
    if any(c.parameter is not None and case.says_none(c.parameter) for c in check.when):
        return False
    facts = case_facts(case)
    verdict = judge(check.when, facts, case.number)
    if verdict is False and UNKNOWN_KIND in case.classification.flags:
        return judge(check.when, {**facts, "flags": None}, case.number)
    return verdict


def case_facts(case: Case) -> Mapping[str, FactValue]:
    """What conditions read of a case, by word: its workload, its flags and its levels."""
    levels = case.classification.levels
    return {
        **workload_facts(case.workload),
        "flags": Doubted(case.classification.flags, case.classification.flags_in_doubt),
        **{f"level-{name}": _level(levels.of(name)) for name in CRITERIA},
    }


def _level(word: str) -> str | None:
    """A level that conditions can compare; undetermined and foreign levels are unknown."""
    return word if any(word in words for words in ORDERED_WORDS) else None


def _result(case: Case, check: Check, status: Status) -> CheckResult:
    sources = [*check.sources]
    for name in parameters_of(check):
        value = case.parameter(name)
        sources += value.sources if value else ()
    return CheckResult(
        id=check.id,
        status=status,
        text=join([check.text, *_thresholds(case, check), *_authority(case, check)], " "),
        help=check.help,
        article=check.article,
        asks=check.asks,
        sources=_unique(sources),
    )


def _unique(sources: list[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))


def _thresholds(case: Case, check: Check) -> list[Text]:
    names = [c.parameter for c in check.when if c.parameter is not None]
    return [text for text in (_threshold(case, name) for name in names) if text is not None]


def _threshold(case: Case, name: str) -> Text | None:
    record, value, number = (
        case.facts.parameters.get(name),
        case.parameter(name),
        case.number(name),
    )
    if record is None or value is None:
        return None
    if case.says_none(name):
        return say(
            "{name} : aucun seuil ne vise ce contrat au {day}.",
            "{name}: no threshold applies to this contract on {day}.",
            name=record.name,
            day=case.as_of,
        )
    if number is None:
        return None
    return say(
        "{name} au {day} : {amount} ({known}).",
        "{name} on {day}: {amount} ({known}).",
        name=record.name,
        day=case.as_of,
        amount=dollars(number),
        known=CONFIDENCE_NAMES[value.confidence],
    )


def _authority(case: Case, check: Check) -> list[Text]:
    found = case.parameter(AUTHORITY_OF.get(check.id, ""))
    if found is None or not isinstance(found.value, str):
        return []
    return [
        say(
            "Autorité compétente au {day} : {authority}.",
            "Authority in charge on {day}: {authority}.",
            day=case.as_of,
            authority=found.value,
        )
    ]
