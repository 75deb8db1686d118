"""Records of the calls that discovery makes: rows of ``providers/read-calls.csv``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from courtier.knowledge.records.common import PartialDay
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text

CloudWord = Literal["aws", "azure", "google"]
"""The clouds that discovery reads, by the word of the command line."""


class ReadCall(Frozen):
    """A call that discovery may make of a cloud, and what allows it.

    ``call`` is how the tests record it; ``permission`` an action of the cloud's own access
    control, None where the call needs none. ``needed``: in every run, or only where the account
    has turned on what the call reads.
    """

    cloud: CloudWord
    call: Annotated[str, Field(min_length=1)]
    permission: str | None
    why_fr: Annotated[str, Field(min_length=1)]
    why_en: Annotated[str, Field(min_length=1)]
    needed: Literal["always", "where-enabled"]
    source: Annotated[str, Field(min_length=1)]
    url: str | None
    as_of: PartialDay
    confidence: Confidence

    @property
    def why(self) -> Text:
        """What the call is for."""
        return Text(fr=self.why_fr, en=self.why_en)
