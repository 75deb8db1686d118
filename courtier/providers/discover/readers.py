"""Where the adapters of clouds are plugged in: each is imported when its cloud is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from courtier.providers.discover.cloud import Part, Reader, UnreadError
from courtier.results.inventory import Account, Cloud, Found

CLOUDS: tuple[Cloud, ...] = ("aws", "azure", "google")


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a cloud: the ids of accounts and the codes of regions; empty for all.

    ``role``: the name of the role of AWS that is taken in each other account; empty for none.
    """

    accounts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    role: str = ""


def reader(cloud: Cloud, options: Options) -> Reader:
    """The reader of a cloud, through its interfaces.

    Args:
        cloud: Which one.
        options: What to read of it.

    Raises:
        UsageError: The kit of the cloud is not installed, or an option names nothing of it.
        OutsideError: No credentials, no network.
    """
    found: Reader = _module(cloud, "reader").open_reader(options)
    return found


def exported(cloud: Cloud, path: str, name: str) -> Reader:
    """The reader of a file that the cloud's own tool exported.

    Args:
        cloud: Which one.
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.

    Raises:
        InputError: The file is missing, or of no form that is read.
    """
    return _Exported(_module(cloud, "export").open_export(path, name))


class _Exported:
    """The reader of an export, which is never the whole of a cloud, were it whole itself."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.cloud = reader.cloud

    def accounts(self) -> Sequence[Account]:
        """Those that the file names."""
        return self._reader.accounts()

    def parts(self, account: Account) -> Sequence[Part]:
        """What the file holds of one."""
        return self._reader.parts(account)

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of the file.

        Raises:
            UnreadError: Always, once all is given: the file is cut, or its tool tells only a part
                of what exists.
        """
        yield from self._reader.read(part)
        raise UnreadError("not-told-by-export")


def _module(cloud: Cloud, name: str) -> Any:
    return importlib.import_module(f"courtier.providers.discover.{cloud}.{name}")
