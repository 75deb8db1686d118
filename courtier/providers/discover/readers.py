"""Where the adapters of clouds are plugged in: each is imported when its cloud is asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

from courtier.providers.discover.cloud import Reader
from courtier.results.inventory import Cloud

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
    found: Reader = _module(cloud, "export").open_export(path, name)
    return found


def _module(cloud: Cloud, name: str) -> Any:
    return importlib.import_module(f"courtier.providers.discover.{cloud}.{name}")
