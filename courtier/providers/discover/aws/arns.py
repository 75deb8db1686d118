"""What the ARN of a resource tells: its type as Resource Explorer writes it, region, account."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

_PARTS = 6
_WITHOUT_TYPE = {
    "s3": ("bucket", "object"), "sns": ("topic", "subscription"), "sqs": ("queue", "queue"),
    "codepipeline": ("pipeline", "stage"),
}  # fmt: skip
"""Services whose addresses name a thing without saying what it is, and what is inside it."""
_WITH_KIND = frozenset({"loadbalancer", "listener", "listener-rule"})
_KINDS = frozenset({"app", "net", "gwy"})
_INSIDE = {
    "dynamodb": ("table", ("backup", "stream", "index", "export")),
    "timestream": ("database", ("table",)),
}
"""What stands inside another thing, and is named after it in the same address."""


@dataclass(frozen=True, slots=True)
class Arn:
    """The parts of an ARN; empty where it tells none."""

    partition: str
    service: str
    region: str
    account: str
    resource: str

    @property
    def type(self) -> str:
        """The type, as ``ec2:instance``: one word for one address, whoever tells the address."""
        told = self.service == "s3" and self.account
        return f"{self.service}:{_kind('' if told else self.service, self.resource)}"


def parsed(text: str) -> Arn | None:
    """The parts of an ARN; None for anything else."""
    parts = text.split(":", _PARTS - 1)
    if len(parts) != _PARTS or parts[0] != "arn" or not parts[2]:
        return None
    return Arn(*parts[1:])


def _kind(service: str, resource: str) -> str:
    if resource.startswith("/"):
        steps = [step for step in resource.split("/") if step]
        return "/".join(steps[::2])
    words = resource.replace(":", "/").split("/")
    if service in _WITHOUT_TYPE:
        return _WITHOUT_TYPE[service][len(words) > 1]
    if service == "wafv2" and len(words) > 1:
        return words[1]
    if words[0] in _WITH_KIND and len(words) > 1 and words[1] in _KINDS:
        return "/".join(words[:2])
    outer, inner = _INSIDE.get(service, ("", ()))
    if words[0] == outer:
        found = next((name for name, _ in pairwise(words[2:]) if name in inner), "")
        return f"{outer}/{found}" if found else outer
    return words[0]
