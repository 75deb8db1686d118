"""The settings of a run: the policy from outside prevails over the file of the repository."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from courtier.check.policy import CheckSetting, Exempted, Placed, PlanSetting, Policy
from courtier.check.rules import INVALID, RULES
from courtier.check.settings_file import Given
from courtier.results.check import Origin, PolicySeen
from courtier.values.findings import SEVERITIES, Severity

TIME_ZONE = "America/Toronto"

RULE_OF_KEY: dict[str, str] = {
    "levels": "level-forbidden",
    "certifications": "certification-missing",
    "residency": "residency-outside",
    "exposure": "exposure-refused",
    "staleness_days": "facts-too-old",
    "offerings": "offering-not-allowed",
    "cost_ceiling_cad": "cost-above-ceiling",
    "confirmed": "level-unconfirmed",
}
"""The rule that each key of a policy sets."""
ALWAYS = frozenset({"exception-expired", *INVALID})
"""Rules that no local file changes, whatever is locked."""
SOFTENING = frozenset({"fail_on", "on_undetermined", "exclude", "known_on"})
"""Keys of a run by which a local file could soften a locked rule."""


@dataclass(frozen=True)
class Granted:
    """An exception, where it is written, and why it does not count (None: it does)."""

    exempted: Exempted
    placed: Placed
    refused: bool


@dataclass(frozen=True)
class Settings:
    """All that decides a run besides the facts and the files.

    ``severities`` holds what files set, ``off`` for a rule that does not run. ``denied`` are the
    places where a local file tries to change a locked rule.
    """

    check: CheckSetting = field(default_factory=CheckSetting)
    policy: Policy = field(default_factory=Policy)
    severities: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    exceptions: tuple[Granted, ...] = ()
    plans: tuple[PlanSetting, ...] = ()
    files: tuple[PolicySeen, ...] = ()
    denied: tuple[tuple[str, Placed], ...] = ()

    def runs(self, rule: str) -> bool:
        """Whether a rule is held against anything."""
        return self.severities.get(rule) != "off"

    def severity(self, rule: str) -> Severity:
        """What a failure of a rule is worth."""
        word = self.severities.get(rule)
        return next((s for s in SEVERITIES if s == word), RULES[rule].severity)


def merged(local: Given | None, outside: Given | None, *, local_exceptions: bool) -> Settings:
    """Put the two files together.

    Every key that the outside policy gives prevails. A rule that it locks takes nothing from the
    local file: no severity, no policy, no exception. A few rules take nothing from it ever.

    Args:
        local: ``courtier.toml``.
        outside: The file of ``--policy``.
        local_exceptions: Whether the local file may grant exceptions at all.
    """
    given = [item for item in (outside, local) if item is not None]
    locked = frozenset(name for item in given for name in _locked(item))
    held = ALWAYS | (_locked(outside) if outside is not None else frozenset())
    severities: dict[str, str] = {}
    origins: dict[str, Origin] = {}
    for item in given:
        for name, rule in item.content.rules.items():
            if rule.severity and name not in severities and not (item is local and name in held):
                severities[name], origins[name] = rule.severity, item.origin
    return Settings(
        check=_check(local, outside, held),
        policy=_policy(local, outside, held),
        severities=severities,
        origins=origins,
        locked=locked,
        exceptions=tuple(_exceptions(given, locked, local_exceptions)),
        plans=tuple(plan for item in given for plan in item.content.plans),
        files=tuple(_seen(item) for item in given),
        denied=tuple(_denied(local, held)) if local is not None else (),
    )


def _locked(given: Given) -> frozenset[str]:
    return frozenset(name for name, rule in given.content.rules.items() if rule.locked)


def _check(local: Given | None, outside: Given | None, held: frozenset[str]) -> CheckSetting:
    """How the run goes: key by key, the outside file first.

    Where the outside file locks a rule, the local one cannot soften what a run is worth either.
    """
    values: dict[str, object] = {}
    for item in (local, outside):
        if item is None:
            continue
        check = item.content.check
        keys = set(check.model_fields_set)
        if item is local and held > ALWAYS:
            keys -= SOFTENING
        values |= {key: getattr(check, key) for key in keys}
    return CheckSetting().model_copy(update=values)


def _policy(local: Given | None, outside: Given | None, held: frozenset[str]) -> Policy:
    values: dict[str, object] = {}
    if local is not None:
        given = local.content.policy
        own = [key for key in given.model_fields_set if RULE_OF_KEY[key] not in held]
        values |= {key: getattr(given, key) for key in own}
    if outside is not None:
        given = outside.content.policy
        values |= {key: getattr(given, key) for key in given.model_fields_set}
    return Policy().model_copy(update=values)


def _exceptions(
    given: list[Given], locked: frozenset[str], local_exceptions: bool
) -> Iterator[Granted]:
    for item in given:
        local = item.origin == "local"
        for number, exempted in enumerate(item.content.exceptions):
            refused = local and (exempted.rule in locked or not local_exceptions)
            yield Granted(exempted, item.place("exceptions", number), refused)


def _denied(local: Given, held: frozenset[str]) -> Iterator[tuple[str, Placed]]:
    """Where the local file tries to set what the outside policy locks."""
    for name in local.content.rules:
        if name in held:
            yield name, local.place("rules", name)
    for key in sorted(local.content.policy.model_fields_set):
        if RULE_OF_KEY[key] in held:
            yield RULE_OF_KEY[key], local.place("policy", key)


def _seen(item: Given) -> PolicySeen:
    return PolicySeen(file=item.marked.file, sha256=item.sha256, origin=item.origin)
