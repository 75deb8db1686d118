"""Records of the rules by which a checker reads the catalogue."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from courtier.knowledge.records.common import Record


class CatalogRule(Record):
    """A rule that decides what a certificate is worth; results name it by its id.

    ``text`` is the rule, ``help`` what a buyer does about it, ``number`` its place in the list.
    """

    folders = ("catalog/rules",)

    number: Annotated[int, Field(ge=1)]
