"""What discovery asks of each cloud, and the ready policy that allows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from courtier.knowledge.door import Knowledge
from courtier.knowledge.read_calls import read_calls
from courtier.knowledge.records.read_calls import CloudWord
from courtier.report.permissions import policy
from courtier.results.inventory_words import CLOUD_NAMES
from courtier.values.text import Language
from making.markdown import code, fence, table

_HEADS: dict[Language, tuple[str, ...]] = {
    "fr": ("Nuage", "Permission", "Pour", "Appel"),
    "en": ("Cloud", "Permission", "To", "Call"),
}
_WHERE: dict[Language, str] = {"fr": " (là où c’est activé)", "en": " (where it is turned on)"}


def calls(language: Language) -> str:
    """Every call with its permission and what it is for."""
    rows = []
    for one in read_calls(Knowledge()):
        why = one.why.in_(language) + ("" if one.needed == "always" else _WHERE[language])
        permission = code(one.permission) if one.permission else "—"
        rows.append((CLOUD_NAMES[one.cloud], permission, why, code(one.call)))
    return table(_HEADS[language], rows)


def policy_of(cloud: CloudWord, language: Language) -> str:
    """The policy of a cloud, as its tool takes it."""
    chosen = [one for one in read_calls(Knowledge()) if one.cloud == cloud]
    return fence("yaml" if cloud == "google" else "json", policy(cloud, chosen, language))


BLOCKS: dict[str, Callable[[Language], str]] = {
    "read-calls": calls,
    "policy-aws": partial(policy_of, "aws"),
    "policy-azure": partial(policy_of, "azure"),
    "policy-google": partial(policy_of, "google"),
}
