"""The name of each step on one line of a terminal, wiped at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from courtier.cli.running import shows_progress


@contextmanager
def steps(quiet: bool) -> Iterator[Callable[[str], None]]:
    """What tells the steps of the work inside; it tells nothing where nobody watches."""
    watched = shows_progress() and not quiet

    def tell(step: str) -> None:
        if watched:
            sys.stderr.write(f"\r\033[K… {step}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if watched:
            sys.stderr.write("\r\033[K")
