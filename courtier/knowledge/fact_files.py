"""One fact file in YAML, read and checked against its model; every mistake with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from courtier.knowledge.files import read_fact
from courtier.knowledge.records.common import Record
from courtier.knowledge.refusals import FACT_FORM, of_fact
from courtier.reading.refusals import refuse
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)


def read_model(model: type[M], path: Path, name: str) -> M:
    """Read one YAML file and check it against a model.

    Raises:
        InputError: With the place of every mistake.
    """
    import yaml_rs

    content = read_fact(path, name)
    try:
        data = yaml_rs.loads(content.decode("utf-8"), parse_datetime=False)
        return model.model_validate(data)
    except (ValidationError, yaml_rs.YAMLDecodeError, UnicodeDecodeError) as error:
        raise InputError([of_fact(m) for m in _explain(model, content, name, error)]) from None


def read_record(record: type[R], path: Path, name: str) -> R:
    """Read one fact file and check it against its model.

    Raises:
        InputError: With the place of every mistake.
    """
    item = read_model(record, path, name)
    if item.id != Path(name).stem:
        raise InputError([refuse("id-not-file-name", name, None, None, id=item.id)])
    return item


def _explain(model: type[BaseModel], content: bytes, name: str, error: Exception) -> list[Mistake]:
    """Read the file again, slowly, for the place of each mistake."""
    from courtier.reading.marked import read_marked

    try:
        marked = read_marked(content, name)
    except InputError as refused:
        return list(refused.mistakes)
    try:
        model.model_validate(marked.value)
    except ValidationError as again:
        error = again
    if isinstance(error, ValidationError):
        return mistakes_of(error, name, marked=marked, model=model)
    return [refuse("not-yaml", name, None, None)]


def of_history(mistake: Mistake) -> Mistake:
    """A mistake of what a record said before, which has no line of its own."""
    text = say(
        "Ce que la fiche disait auparavant (history) n’est pas valide : {text}",
        "What the record said before (history) is not valid: {text}",
        text=mistake.text,
    )
    return Mistake(mistake.code, mistake.file, None, None, "history", text, FACT_FORM)
