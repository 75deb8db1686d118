"""A template that cannot be filled, said in both languages with its file and line."""

from __future__ import annotations

from courtier.reading.wording import MAX_SHOWN
from courtier.values.errors import Mistake
from courtier.values.text import Text, say

ROOT = "templates/"
_LONGEST = 4 * MAX_SHOWN

_HELP = say(
    "Corrigez le gabarit, ou retirez-le de votre couche de connaissances.",
    "Correct the template, or remove it from your knowledge layer.",
)
# Errors by the name of their class, most precise first; the rest is said by its own words.
_REASONS: tuple[tuple[str, Text], ...] = (
    ("SecurityError", Text(
        fr="il emploie ce qui n’est pas permis, ou répète, boucle ou grossit au-delà de tout"
        " document ({detail})",
        en="it uses what is not allowed, or repeats, loops or grows beyond any document"
        " ({detail})")),
    ("TemplateSyntaxError", Text(fr="sa syntaxe est rompue ({detail})",
                                 en="its syntax is broken ({detail})")),
    ("TemplateNotFound", Text(fr="il inclut un gabarit qui n’existe pas ({detail})",
                              en="it includes a template that does not exist ({detail})")),
    ("UndefinedError", Text(fr="il nomme ce qui n’existe pas ({detail})",
                            en="it names what does not exist ({detail})")),
    ("UnprintableError", Text(fr="il imprime une valeur qu’aucun document ne montre ({detail})",
                              en="it prints a value that no document shows ({detail})")),
    ("ZeroDivisionError", Text(fr="il divise par zéro", en="it divides by zero")),
    ("RecursionError", Text(fr="il s’inclut ou s’appelle sans fin",
                            en="it includes or calls itself without end")),
    ("Exception", Text(fr="une de ses expressions échoue ({detail})",
                       en="one of its expressions fails ({detail})")),
)  # fmt: skip


def template_wrong(file: str, error: Exception) -> Mistake:
    """Say why a template cannot be filled, and where.

    Args:
        file: The template asked for; the place of the error may name one that it includes.
        error: What filling it raised.
    """
    from courtier.reading.sandbox import place_of

    place = place_of(error, ROOT)
    names = {kind.__name__ for kind in type(error).__mro__}
    reason = next(text for name, text in _REASONS if name in names)
    detail = " ".join(str(error).split())[:_LONGEST]
    text = say(
        "Ce gabarit ne peut être rempli : {reason}.",
        "This template cannot be filled: {reason}.",
        reason=say(reason.fr, reason.en, detail=detail),
    )
    where, line = place or (file, None)
    return Mistake("template-wrong", where, line, None, "", text, _HELP)
