"""The bytes of a plan, and the JSON in them as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from courtier.providers.bytes import FileBytes, Refusals
from courtier.providers.plans.refusals import refused
from courtier.reading.members import Members, StreamError

MOST_BYTES = 1_000_000_000
MOST_ENTRY = 16 << 20
"""So many characters may one resource have."""
_REFUSALS = Refusals(
    missing=partial(refused, "plan-missing"),
    folder=partial(refused, "plan-missing"),
    too_large=partial(refused, "plan-too-large", most=str(MOST_BYTES // 10**6)),
    most=MOST_BYTES,
)


class Source(FileBytes):
    """A plan that can be read again from its start.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
    """

    def __init__(self, path: str, name: str) -> None:
        super().__init__(path, name, _REFUSALS)

    @contextmanager
    def members(self) -> Iterator[Members]:
        """The plan as a stream of JSON.

        Raises:
            InputError: As ``opened``.
        """
        with self.opened() as stream:
            found = Members(stream, most=MOST_ENTRY)
            try:
                yield found
            except StreamError as error:
                large = str(error).startswith(">")
                code = "plan-entry-too-large" if large else "plan-not-json"
                raise refused(code, self.name, found.place, most=str(MOST_ENTRY >> 20)) from None


def members_of(plan: Members) -> Iterator[str]:
    """The members of the object that starts here; none of anything else, which is passed over.

    Raises:
        StreamError: The text breaks off.
    """
    if plan.starts_object():
        yield from plan.members()
    else:
        plan.skip()


def items_of(plan: Members) -> Iterator[int]:
    """The items of the list that starts here; none of anything else, which is passed over.

    Raises:
        StreamError: The text breaks off.
    """
    if plan.starts_list():
        yield from plan.items()
    else:
        plan.skip()
