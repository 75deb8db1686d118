"""The words for where a certification stands; they agree with « certification » in French."""

from __future__ import annotations

from courtier.values.text import Text

CERTIFICATION_STATUS_NAMES: dict[str, Text] = {
    "active": Text(fr="en vigueur", en="active"),
    "in-progress": Text(fr="en cours d’obtention", en="in progress"),
    "suspended": Text(fr="suspendue", en="suspended"),
    "revoked": Text(fr="révoquée", en="revoked"),
    "delisted": Text(fr="retirée de la liste", en="delisted"),
    "expired": Text(fr="échue", en="expired"),
    "superseded": Text(fr="remplacée", en="superseded"),
    "unknown": Text(fr="statut inconnu", en="status unknown"),
}
"""Every status of a certification, to stand inside a sentence."""
