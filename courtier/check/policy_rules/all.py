"""Every rule of a policy: without object until it is set, one outcome at least once it is."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.check.case import Case
from courtier.check.outcome import Outcome
from courtier.check.policy_rules.facts import ages
from courtier.check.policy_rules.levels import confirmed, levels
from courtier.check.policy_rules.offering import allowed, ceiling, of_offering
from courtier.check.policy_rules.places import exposure, residency


def of_policy(case: Case) -> Iterator[Outcome]:
    """What each rule of the policy concludes."""
    yield from levels(case)
    yield from confirmed(case)
    yield from of_offering(case, "certification-missing", bool(case.policy.certifications))
    yield from residency(case)
    yield from exposure(case)
    yield from ages(case)
    yield from allowed(case)
    yield from ceiling(case)
