"""``courtier discover google``."""

from __future__ import annotations

from courtier.cli.discover.cloud import app_of

app = app_of("google")
