"""What every cloud gives to discovery: its accounts, the parts to read, the resources of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from courtier.results.inventory import Account, Cloud, Found, WhyUnread


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """What is read in one go, and read again from its start if a run is cut off.

    ``account`` and ``region`` are empty where the part is of no single one; ``listing`` names
    what is asked: ``ec2:DescribeInstances``, ``Microsoft.ResourceGraph``, ``assets``.
    """

    account: str
    region: str
    listing: str

    @property
    def key(self) -> str:
        """Its name, the same in every run."""
        return f"{self.account or '-'}/{self.region or '-'}/{self.listing}"


class UnreadError(Exception):
    """A part could not be read.

    Args:
        why: The reason, of a closed list.
        detail: What the cloud says: short, on one line, without a secret.
        whole: Whether the run stops: nothing else can be read either (expired credentials).
        matters: False where another part tells the same resources.
    """

    def __init__(
        self, why: WhyUnread, detail: str = "", *, whole: bool = False, matters: bool = True
    ) -> None:
        super().__init__(why)
        self.why, self.detail, self.whole, self.matters = why, detail, whole, matters


class Reader(Protocol):
    """Reads one cloud, and nothing else than reads."""

    @property
    def cloud(self) -> Cloud:
        """Which one."""

    def accounts(self) -> Sequence[Account]:
        """The accounts to read, in order of id.

        Raises:
            OutsideError: Not even that can be read: no credentials, no network.
        """

    def parts(self, account: Account) -> Sequence[Part]:
        """What is to be read of an account, in an order that does not change.

        Raises:
            UnreadError: The account cannot be entered.
        """

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of a part, page by page, with all the attributes that the listing gives.

        Raises:
            UnreadError: The part cannot be read to its end; what was given before is kept aside.
        """
