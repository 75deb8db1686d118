"""A cloud that answers what a test says, and notes what it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from courtier.providers.discover.cloud import Part, UnreadError
from courtier.results.inventory import Account, Cloud, Found

Answer = Sequence[Found | BaseException] | BaseException


@dataclass
class Fake:
    """Reads what it is given: the answers of each part, an exception among them being raised."""

    answers: Mapping[Part, Answer]
    cloud: Cloud = "aws"
    refused: Mapping[str, UnreadError] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def accounts(self) -> Sequence[Account]:
        """Those of the parts, and those that refuse."""
        ids = {part.account for part in self.answers} | set(self.refused)
        return [Account(id=id, name=self.names.get(id)) for id in sorted(ids, reverse=True)]

    def parts(self, account: Account) -> Sequence[Part]:
        """Those of the account."""
        if account.id in self.refused:
            raise self.refused[account.id]
        return sorted(part for part in self.answers if part.account == account.id)

    def read(self, part: Part) -> Iterator[Found]:
        """The answers of a part, one by one."""
        self.asked.append(part.key)
        answer = self.answers[part]
        for item in [answer] if isinstance(answer, BaseException) else answer:
            if isinstance(item, BaseException):
                raise item
            yield item


def bucket(number: int, account: str = "111111111111", region: str = "ca-central-1") -> Found:
    """A resource of a type that the table of Azure and of plans knows under another name."""
    return Found(
        id=f"arn:aws:s3:::bucket-{number:06d}",
        type="s3:bucket",
        account=account,
        region=region,
        tags={"projet": "permis"},
    )


def disk(number: int, location: str = "canadacentral", **more: object) -> Found:
    """A disk of Azure, with attributes that the table names and others that it does not."""
    return Found(
        id=f"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d{number:06d}",
        type="Microsoft.Compute/disks",
        account="s",
        region=location,
        group="g",
        tags={"projet": "permis"},
        attributes={
            "location": location,
            "properties": {"diskSizeGB": 64, "encryption": {"type": "x"}, "secret": "s3cr3t"},
            "other": "not kept",
            **more,
        },
    )
