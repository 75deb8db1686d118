"""What each fact of a condition can hold, taken from the model of the workload file."""

from __future__ import annotations

from typing import get_args

from courtier.knowledge.records.conditions import ORDERED_WORDS, FactName
from courtier.results.route import Procedure
from courtier.workload.shape import key_at

NUMBERS = frozenset({"persons", "rto-hours", "rpo-hours", "estimated-value", "term-months"})
YES_OR_NO = frozenset({"personal", "includes-goods"})
BY_ID = {"kind": "kind", "elements": "element", "joined-elements": "element",
         "agreements": "offering", "flags": "flag"}  # fmt: skip
"""Facts whose words are ids of records (of flags, for the last one)."""
FREE = frozenset({"joined-with"})
"""Facts whose words are the file's own: any word may be there."""
PLACES = frozenset({"place-data", "support-place", "administration-place"})
"""Facts that hold countries beside their words."""

_KEYS: dict[str, str] = {
    "subjects": "information.subjects",
    "subjects-place": "information.subjects_place",
    "form": "information.form",
    "uses": "information.uses",
    "special-law": "information.special_law",
    "recipients-place": "information.recipients.place",
    "organization-kind": "organization.kind",
    "legal-regime": "organization.legal_regime",
    "privacy-regime": "organization.privacy_regime",
    "hours": "service.hours",
    "harm-life": "service.harm.life",
    "harm-rights": "service.harm.rights",
    "harm-finance": "service.harm.finance",
    "harm-continuity": "service.harm.continuity",
    "ai": "service.ai",
    "place-data": "hosting.places.data",
    "support-access": "hosting.support_access",
    "support-place": "hosting.places.support",
    "administration-place": "hosting.places.administration",
    "keys": "hosting.keys",
    "nature": "acquisition.nature",
    "award-basis": "acquisition.award_basis",
    "group-purchase": "acquisition.group_purchase",
    "budget-funding": "acquisition.budget.funding",
}
_OWN: dict[str, tuple[str, ...]] = {
    "level-confidentiality": ORDERED_WORDS[0],
    "level-integrity": ORDERED_WORDS[1],
    "level-availability": ORDERED_WORDS[1],
    "needs-model": ("iaas", "saas"),
    "outside-quebec": (
        "data",
        "backup",
        "support",
        "administration",
        "recipient",
        "subprocessor",
    ),
}
WORDS: dict[str, tuple[str, ...]] = {
    **{fact: key_at(path).words for fact, path in _KEYS.items()},
    **_OWN,
}
"""The words of each fact that is a closed list."""

SCALES: dict[str, tuple[str, ...]] = {
    fact: scale
    for fact, words in WORDS.items()
    for scale in ORDERED_WORDS
    if fact.startswith(("level-", "harm-", "support-access")) and set(words) == set(scale)
}
"""Facts whose words can be compared, lowest first."""

OF_ASSETS: frozenset[str] = frozenset(
    {"kind", "elements", "joined-elements", "subjects", "subjects-place", "persons", "form",
     "uses", "special-law", "joined-with", "personal", "recipients-place"}
)  # fmt: skip
"""Facts of one asset, unknown where the workload is looked at as a whole."""
LATE: frozenset[str] = frozenset(
    {"flags", "level-confidentiality", "level-integrity", "level-availability"}
)
"""What the rules produce: known only after them."""

ENGINE_FLAGS = frozenset(
    {"personal-information", "high-integrity-or-availability", "level-undetermined",
     "human-decision"}
)  # fmt: skip
"""Flags that the program itself raises."""

LEGAL_REGIMES = WORDS["legal-regime"]
PRIVACY_REGIMES = WORDS["privacy-regime"]
PROCEDURES: tuple[str, ...] = get_args(Procedure)
PRICED_PROVIDERS = ("aws", "azure", "gcp", "ovhcloud", "oci")
"""The names that price lists give to providers."""
RANKS = tuple(map(str, range(1, 10)))
"""The places of the values of a parameter that has several at once."""
CASE_WORDS: dict[str, tuple[str, ...]] = {
    "legal_regime": LEGAL_REGIMES,
    "organization": WORDS["organization-kind"],
    "nature": WORDS["nature"],
    "privacy_regime": PRIVACY_REGIMES,
    "provider": PRICED_PROVIDERS,
    "rank": RANKS,
}
"""The words by which a parameter tells its cases apart."""
ALL_FACTS: frozenset[str] = frozenset(get_args(FactName))
