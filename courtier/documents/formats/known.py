"""The formats of a document, and whether each can be made here: read without loading any."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Format = Literal["docx", "odt", "pdf", "html"]
FORMATS: tuple[Format, ...] = ("docx", "odt", "pdf", "html")
DEFAULT: tuple[Format, ...] = ("docx",)


def check_formats(formats: Iterable[Format]) -> None:
    """Refuse before anything is made what cannot be made here.

    Raises:
        InputError: The means of a format is not installed.
    """
    if "pdf" in formats:
        from courtier.documents.formats.pdf import check_pdf

        check_pdf()
