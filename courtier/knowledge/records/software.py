"""Records of software that is free or shareable: what can be reused before anything is bought."""

from __future__ import annotations

from courtier.knowledge.records.common import Record
from courtier.values.text import Text


class Software(Record):
    """Software that a body may reuse instead of buying.

    ``free`` tells free software (its licence grants use, study, change and sharing) from what is
    only shared between public bodies; None where no source says. ``licence`` is an SPDX id where
    there is one, else the licence's own name. ``owner`` is who holds the rights. ``shareable``
    says by whom it may be shared, and with whom. ``replaces`` names what it stands in for.
    """

    folders = ("catalog/software",)

    free: bool | None
    licence: str | None
    owner: str | None
    address: str | None
    replaces: tuple[Text, ...] = ()
    shareable: Text | None
