"""What an approval is bound to: the fingerprint of what the holder had before them."""

from __future__ import annotations

import hashlib
import json

from courtier.workload.information import Asset

LENGTH = 16

# Everything that a rule may read of an asset, and what was declared; not who gave it.
_BOUND = (
    "id", "kind", "elements", "subjects", "subjects_place", "persons", "form", "uses",
    "special_law", "joined_with", "recipients",
)  # fmt: skip
_SETS = frozenset({"elements", "subjects", "subjects_place", "uses", "special_law", "joined_with"})


def fingerprint(asset: Asset, scheme: str) -> str:
    """The fingerprint of an asset and of its declared levels under a scheme.

    Sixteen hexadecimal digits. The order of elements, subjects and the like does not matter;
    any change that a rule could read does.
    """
    data = asset.model_dump(mode="json", include=set(_BOUND))
    for name in _SETS:
        data[name] = sorted(data[name] or ())
    declared = asset.declared
    levels = (
        [declared.confidentiality, declared.integrity, declared.availability] if declared else []
    )
    text = json.dumps([scheme, data, levels], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
