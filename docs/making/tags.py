"""The tags that the controls of a model may bear, as the program reads them."""

from __future__ import annotations

from courtier.documents.models.lists import LISTS
from courtier.documents.models.tags import TAGS
from courtier.values.text import Language
from making.markdown import code, table

_VALUE: dict[Language, tuple[str, str]] = {
    "fr": ("Balise", "Valeur"),
    "en": ("Tag", "Value"),
}
_LIST: dict[Language, tuple[str, str, str]] = {
    "fr": ("Balise de la liste", "Liste", "Balises de ses rangées"),
    "en": ("Tag of the list", "List", "Tags of its rows"),
}


def tags(language: Language) -> str:
    """Every single value by its tag."""
    rows = [(code(tag.name), tag.label.in_(language)) for tag in TAGS.values()]
    return table(_VALUE[language], rows)


def list_tags(language: Language) -> str:
    """Every list by its tag, with the tags of what each row holds."""
    rows = [
        (
            code(found.name),
            found.label.in_(language),
            ", ".join(
                f"{code(f'{found.name}.{column.name}')} ({column.label.in_(language)})"
                for column in found.columns
            ),
        )
        for found in LISTS.values()
    ]
    return table(_LIST[language], rows)
