"""Where the FedRAMP register contradicts itself, or does not say what a date means."""

from __future__ import annotations

import re
from collections.abc import Callable

from courtier.catalog.register.feed import Feed, History, Product, day_of
from courtier.values.findings import Severity
from courtier.values.model import Frozen

PUBLIC, INTERNAL, DELISTED = "FedRAMP Authorized", "Authorized", "No Status Found (Delisted)"
_PREDECESSOR = re.compile(r"(.*\d)[A-Z]{1,2}\Z")


class Counted(Frozen):
    """What was found under one code: which rows, and the query that counts them."""

    code: str
    severity: Severity
    count: int
    query: str
    ids: tuple[str, ...]


Test = Callable[[Product, Feed], bool]


def _history(product: Product, feed: Feed) -> History | None:
    return (feed.history or {}).get(product.id)


def _past(product: Product, feed: Feed) -> bool:
    day = day_of(product.annual_assessment)
    return day is not None and day < feed.exported_on


def _other_date(product: Product, feed: Feed) -> bool:
    history = _history(product, feed)
    steps = [s for s in history.statuses if s.status_name == INTERNAL] if history else []
    return bool(steps and product.auth_date) and day_of(steps[-1].start_date) != (
        product.authorized_on
    )


def _other_status(product: Product, feed: Feed) -> bool:
    history = _history(product, feed)
    return bool(history and history.statuses) and (
        history.statuses[-1].status_name != history.current_status  # type: ignore[union-attr]
    )


def _succeeds(product: Product, feed: Feed) -> bool:
    found = _PREDECESSOR.match(product.id)
    return found is not None and any(other.id == found[1] for other in feed.products)


_TESTS: tuple[tuple[str, Severity, str, Test], ...] = (
    ("public-authorized-internal-delisted", "error",
     f'public_status == "{PUBLIC}" and internal_status == "{DELISTED}"',
     lambda p, _: p.public_status == PUBLIC and p.internal_status == DELISTED),
    ("internal-authorized-public-not", "warning",
     f'internal_status == "{INTERNAL}" and public_status != "{PUBLIC}"',
     lambda p, _: p.internal_status == INTERNAL and p.public_status != PUBLIC),
    ("delisted", "warning", f'internal_status == "{DELISTED}"',
     lambda p, _: p.internal_status == DELISTED),
    ("authorized-without-date", "warning", f'internal_status == "{INTERNAL}" and auth_date == ""',
     lambda p, _: p.internal_status == INTERNAL and not p.auth_date),
    ("annual-assessment-past", "note", "annual_assessment < export_timestamp", _past),
    ("annual-assessment-past-authorized", "note",
     f'annual_assessment < export_timestamp and internal_status == "{INTERNAL}"',
     lambda p, feed: _past(p, feed) and p.internal_status == INTERNAL),
    ("question-mark-in-name", "note", 'cso contains "?"', lambda p, _: "?" in p.cso),
    ("without-history", "warning", "id not in changelog",
     lambda p, feed: feed.history is not None and p.id not in feed.history),
    ("date-other-than-last-step", "warning",
     f'auth_date != start_date of the last step "{INTERNAL}"', _other_date),
    ("last-step-other-than-status", "note",
     "status_name of the last step != current_status", _other_status),
    ("successor-id", "note", "id is another id followed by one or two letters", _succeeds),
)  # fmt: skip


def contradictions(feed: Feed) -> tuple[Counted, ...]:
    """Everything found in the register, test rows first; what was not found is left out."""
    tests = tuple(p.id for p in feed.products if p.is_test)
    found = [Counted(code="test-record", severity="error", count=len(tests),
                     query='id, csp or cso is that of a test ("FAKE-…")', ids=tests)]  # fmt: skip
    for code, severity, query, test in _TESTS:
        ids = tuple(p.id for p in feed.real if test(p, feed))
        found.append(Counted(code=code, severity=severity, count=len(ids), query=query, ids=ids))
    return tuple(item for item in found if item.count)
