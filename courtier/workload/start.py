"""Makes a workload file: by questions, from answers, or bare. Writes it whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.reading.marked import Marked
from courtier.values.errors import InputError, Mistake, UsageError
from courtier.values.text import Language, say
from courtier.workload.answers import gather, keep, load_given, load_kept, write_whole
from courtier.workload.questionnaire import Reader, Teller, ask, still_right
from courtier.workload.questions import questions
from courtier.workload.reader import read_workload
from courtier.workload.render import render
from courtier.workload.replies import in_format_words

SCHEMA_FILE = "workload.schema.json"
OUR_SCHEMAS = "courtier/workload/"


def kept_beside(output: Path) -> Path:
    """Where the answers of an interrupted questionnaire are kept."""
    return output.with_name(f"{output.name}.partial")


def from_questions(
    output: Path, knowledge: Knowledge, language: Language, reader: Reader, tell: Teller
) -> str:
    """The text of a workload file out of a questionnaire, taken up where it was left.

    Raises:
        EOFError: There is nothing more to read; the answers so far are kept.
        InputError: The kept answers cannot be read.
        UsageError: The answers cannot be kept.
    """
    place = kept_beside(output)
    answers = still_right(load_kept(place), knowledge)
    answers = ask(
        questions, answers, reader, language,
        knowledge=knowledge, tell=tell, keep=lambda so_far: _keep(place, so_far),
    )  # fmt: skip
    asked = {question.path for question in questions(answers)}
    told = {path: value for path, value in answers.items() if path in asked}
    unknown = [path for path, value in told.items() if value is None]
    return checked(render(gather(told), language, unknown), knowledge)


def _keep(place: Path, answers: Mapping[str, Any]) -> None:
    try:
        keep(place, answers)
    except (OSError, ValueError):
        raise _cannot_write(place) from None


def from_answers(source: Path, knowledge: Knowledge, language: Language) -> str:
    """The text of a workload file out of a file of answers.

    Raises:
        InputError: With every mistake, at its place in the file of answers.
    """
    workload, marked = load_given(source)
    workload = in_format_words(workload, knowledge, language)
    try:
        return checked(render(workload, language), knowledge)
    except InputError as error:
        raise InputError([_at_answer(mistake, marked) for mistake in error.mistakes]) from None


def checked(text: str, knowledge: Knowledge) -> str:
    """The same text, once the reader has accepted it.

    Raises:
        InputError: With every mistake.
    """
    read_workload(text.encode(), knowledge)
    return text


def refuse_place(output: Path, *, force: bool) -> None:
    """Refuse a place where the file cannot or should not be written.

    Raises:
        UsageError: It exists and ``force`` is not given, is a folder, or its folder is missing.
    """
    try:
        exists = output.exists()
        wrong = output.is_dir() or not output.parent.is_dir()
    except (OSError, ValueError):
        raise _cannot_write(output) from None
    if wrong:
        raise UsageError(
            say(
                "« {path} » ne peut être écrit : c’est un dossier, ou son dossier n’existe pas.",
                "“{path}” cannot be written: it is a folder, or its folder does not exist.",
                path=str(output),
            ),
            say(
                "Nommez un fichier dans un dossier existant.", "Name a file in an existing folder."
            ),
        )
    if exists and not force:
        raise UsageError(
            say("« {path} » existe déjà.", "“{path}” already exists.", path=str(output)),
            say(
                "Choisissez un autre nom, ou ajoutez --force pour le remplacer.",
                "Choose another name, or add --force to replace it.",
            ),
        )


def write_workload(output: Path, text: str, *, private: bool = False) -> bool:
    """Write the file, the schema that its first line names, and forget the kept answers.

    Args:
        output: The file.
        text: Its text.
        private: Whether only its owner may read it.

    Returns:
        Whether a file of another sort stands where the schema goes, and was left as it is.

    Raises:
        UsageError: The folder cannot be written.
    """
    try:
        write_whole(output, text, private=private)
        kept_schema = _renew_schema(output.with_name(SCHEMA_FILE))
        kept_beside(output).unlink(missing_ok=True)
    except (OSError, ValueError):
        raise _cannot_write(output) from None
    return kept_schema


def _renew_schema(place: Path) -> bool:
    """Write the schema, over an older one of ours; tell whether another file was kept instead."""
    import json

    if place.exists():
        try:
            held = json.loads(place.read_text(encoding="utf-8"))
        except ValueError:
            return True
        if not isinstance(held, dict) or not str(held.get("$id")).startswith(OUR_SCHEMAS):
            return True
    write_whole(place, schema_text())
    return False


def _cannot_write(output: Path) -> UsageError:
    return UsageError(
        say("« {path} » ne peut être écrit.", "“{path}” cannot be written.", path=str(output)),
        say(
            "Vérifiez son nom et les droits du dossier.", "Check its name and the folder’s rights."
        ),
    )


def schema_text() -> str:
    """The JSON Schema of the format as the text of a file."""
    import json

    from courtier.workload.schema import workload_schema

    return json.dumps(workload_schema(), ensure_ascii=False, indent=2) + "\n"


def _at_answer(mistake: Mistake, marked: Marked) -> Mistake:
    """The same mistake at its place in the file of answers."""
    place = _place(mistake.path, marked.keys)
    line, column = place or (None, None)
    return replace(mistake, file=marked.file, line=line, column=column)


def _place(path: str, keys: Mapping[Any, tuple[int, int]]) -> tuple[int, int] | None:
    """The place of a path given whole as one key, else key inside key, else of what holds it."""
    names = path.split(".") if path else []
    inside = next((key for key in keys if len(key) == 1 and key[0].startswith(f"{path}.")), None)
    if path and inside is not None and (path,) not in keys:
        return keys[inside]
    for length in range(len(names), 0, -1):
        here = names[:length]
        nested = tuple(int(name) if name.isdigit() else name for name in here)
        for candidate in ((".".join(here),), nested):
            if candidate in keys:
                return keys[candidate]
    return None
