"""How long Azure is waited for: attempts, waits that double, and what no wait will change."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azure.core.pipeline.policies import HTTPPolicy
    from azure.core.pipeline.transport import RequestsTransport

_LASTING = "CERTIFICATE_VERIFY_FAILED"
"""What the next attempt will not change."""


@dataclass(frozen=True)
class Patience:
    """How patient the reader is: attempts for one request, fewer where nobody is reached at all;
    seconds of each wait and of silence. ``sleep`` is that of the caller.
    """

    attempts: int = 7
    connections: int = 4
    first_wait: float = 1
    longest_wait: float = 120
    connect: float = 20
    read: float = 120
    sleep: Callable[[float], None] = time.sleep


class TooLongError(Exception):
    """Azure asks to wait longer than one waits."""


def retries(patience: Patience) -> HTTPPolicy[Any, Any]:
    """The kit's own policy of retries, made as patient as we are.

    Args:
        patience: How patient.
    """
    from azure.core.pipeline.policies import RetryPolicy

    class Again(RetryPolicy[Any, Any]):
        """The kit's own, that also waits after an answer that was cut and after the first one."""

        def get_backoff_time(self, settings: dict[str, Any]) -> float:
            """Seconds before the next attempt: twice as many each time."""
            tried: int = self.total_retries - settings["total"] - 1
            return min(patience.first_wait * 2.0**tried, patience.longest_wait)

        def get_retry_after(self, response: Any) -> float | None:
            """Seconds that Azure asks for; None where its words are no number and no date."""
            try:
                return super().get_retry_after(response)
            except (TypeError, ValueError, IndexError):
                return None

        def increment(
            self, settings: dict[str, Any], response: Any = None, error: Exception | None = None
        ) -> bool:
            """Count an attempt; False where another one cannot do better."""
            lasting = error is not None and _LASTING in str(error)
            return not lasting and super().increment(settings, response, error)

    tries = patience.attempts - 1
    reached = min(tries, patience.connections - 1)
    return Again(retry_total=tries, retry_connect=reached, retry_read=tries, retry_status=tries)


def transport(patience: Patience, verify: str | bool) -> RequestsTransport:
    """The kit's own transport, whose waits end.

    Args:
        patience: How patient.
        verify: False is never given by us; a path names the authorities to trust.
    """
    from azure.core.pipeline.transport import RequestsTransport

    class Waiting(RequestsTransport):  # type: ignore[misc]
        """The usual transport, whose waits end."""

        def sleep(self, duration: float) -> None:
            """Wait, unless it is for too long."""
            if duration > patience.longest_wait:
                raise TooLongError
            patience.sleep(duration)

    return Waiting(
        connection_timeout=patience.connect, read_timeout=patience.read, connection_verify=verify
    )
