"""What countries and provinces are called, where a person reads; records and JSON keep codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from courtier.knowledge.door import Knowledge
from courtier.values.text import Text, join, say

if TYPE_CHECKING:
    from courtier.knowledge.records.providers import Country, Region


class PlaceNames:
    """The names of ``providers/countries.csv``, read when the first one is asked for.

    Args:
        knowledge: The facts of all layers; None names nothing, and every code stays a code.
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge

    @cached_property
    def _countries(self) -> Mapping[str, Country]:
        return self._knowledge.countries if self._knowledge else {}

    def of(self, code: str) -> Text:
        """The name of a country or of a province; a province without a name by its country.

        Args:
            code: ISO 3166-1 alpha-2, or ISO 3166-2.
        """
        known = self._countries.get(code)
        if known is not None:
            return known.name
        country = self._countries.get(code.partition("-")[0])
        if country is None:
            return Text(fr=code, en=code)
        return say("{name} ({code})", "{name} ({code})", name=country.name, code=code)

    def all_of(self, codes: Iterable[str]) -> Text:
        """The names of several codes, each once, in the order given."""
        return join([self.of(code) for code in dict.fromkeys(codes)])

    def of_region(self, region: Region) -> Text:
        """Where a region is: city, province where it has a name, country."""
        found = [Text(fr=region.city, en=region.city)] if region.city else []
        province = self._countries.get(region.subdivision or "")
        if province is not None:
            found.append(province.name)
        return join([*found, self.of(region.country)])
