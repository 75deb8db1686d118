"""What ``prices refresh`` is to read: each region with its provider and its service."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.providers.prices.reading import Adapter
    from courtier.providers.prices.refresh import Target
    from courtier.providers.prices.web import Web


def targets_of(
    names: list[str], regions: list[str], base_url: str, facts: Knowledge
) -> list[Target]:
    """Each region with its service; every region must be known and of a provider that is named.

    Raises:
        UsageError: The first thing that cannot be read.
    """
    from courtier.providers.prices.refresh import ADAPTERS, Target

    if base_url and len(names) > 1:
        raise UsageError(
            say("--base-url ne vaut que pour un fournisseur.", "--base-url is for one provider."),
            say("Lisez les fournisseurs un par un, ou employez les variables.",
                "Read the providers one by one, or use the variables."),
        )  # fmt: skip
    found = []
    for name in names:
        adapter = ADAPTERS[name]
        codes = [code for key in regions if (code := _code(key, adapter, len(names) == 1))]
        if not codes:
            raise _no_region(name, adapter, facts)
        web = _web(name, adapter, base_url)
        for code in dict.fromkeys(codes):
            if f"{adapter.provider}:{code}" not in facts.regions:
                raise _unknown_region(code, adapter, facts)
            found.append(Target(adapter, code, web))
    return found


def _code(key: str, adapter: Adapter, alone: bool) -> str | None:
    """The code of a region of a provider; None for a region of another one."""
    owner, colon, code = key.rpartition(":")
    return code if owner == adapter.provider or (alone and not colon) else None


def _web(name: str, adapter: Adapter, base_url: str) -> Web:
    from courtier.providers.prices.web import Web

    base = base_url or os.environ.get(f"COURTIER_PRICES_URL_{name.upper()}") or adapter.base
    if adapter.key_variable is None or adapter.key_header is None:
        return Web(base)
    key = os.environ.get(adapter.key_variable, "").strip()
    if not key.isascii() or not key.isprintable() or not key:
        raise UsageError(
            say("{name} demande une clé.", "{name} needs a key.", name=name),
            say("Mettez-la dans la variable {variable} ; elle n’est jamais écrite.",
                "Put it in the variable {variable}; it is never written.",
                variable=adapter.key_variable),
        )  # fmt: skip
    return Web(base, headers={adapter.key_header: key})


def _no_region(name: str, adapter: Adapter, facts: Knowledge) -> UsageError:
    return UsageError(
        say("Aucune région de {name} n’est nommée.", "No region of {name} is named.", name=name),
        say("Ajoutez --region, par exemple {key}.", "Add --region, for instance {key}.",
            key=_some(adapter, facts)[0]),
    )  # fmt: skip


def _unknown_region(code: str, adapter: Adapter, facts: Knowledge) -> UsageError:
    from courtier.reading.wording import nearest_help

    keys = _some(adapter, facts)
    some = say("Par exemple : {keys}.", "For instance: {keys}.", keys=", ".join(keys[:3]))
    return UsageError(
        say("La région « {code} » est inconnue.", "The region “{code}” is unknown.", code=code),
        nearest_help(f"{adapter.provider}:{code}", keys, some),
    )


def _some(adapter: Adapter, facts: Knowledge) -> list[str]:
    """The regions of a provider, those of Canada first."""
    own = [region for region in facts.regions.values() if region.provider == adapter.provider]
    return [region.key for region in sorted(own, key=lambda region: region.country != "CA")]
