"""Asks the questions one by one; every answer is checked and kept before the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Kind
from courtier.reading.wording import slug
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Language, Text, join, say
from courtier.workload.answers import gather
from courtier.workload.questions import Answers, Question
from courtier.workload.raw import Vocabulary
from courtier.workload.reader import read_workload
from courtier.workload.replies import parse, vocabulary
from courtier.workload.words import PARTS, key_text
from courtier.workload.writing import write_yaml

Reader = Callable[[str], str]
"""Shows a prompt and gives the line typed; raises EOFError when there is none."""
Teller = Callable[[str], None]
"""Shows a line that asks for nothing."""
Keeper = Callable[[Mapping[str, Any]], None]
"""Keeps the answers so far."""

_PLACEHOLDERS: dict[str, Any] = {
    "id": "exemple",
    "name": "Exemple",
    "organization.name": "Exemple",
    "information.0.id": "exemple",
    "information.0.kind": "unknown",
}
_WELCOME = Text(
    fr="Une ligne vide veut dire « je ne sais pas » : rien n’est deviné. Ctrl-C arrête, la même"
    " commande reprend. Tapez ? pour une explication.",
    en="An empty line means “I do not know”: nothing is guessed. Ctrl-C stops, the same command"
    " resumes. Type ? for an explanation.",
)
_WHO = Text(fr="Qui le sait : {who}", en="Who knows: {who}")
_REQUIRED = Text(fr="Cette réponse est indispensable.", en="This answer is required.")
_SEVERAL = Text(
    fr="  plusieurs réponses se séparent par des virgules ; « aucun » si aucune ne convient",
    en="  separate several answers with commas; “none” if none applies",
)
_NO_IDEA = Text(
    fr="je ne sais pas (la même chose qu’une ligne vide)",
    en="I do not know (the same as an empty line)",
)
_NOT_LISTED = Text(
    fr="Ce n’est pas une des réponses énumérées.", en="This is not one of the answers listed."
)
_LISTED = ("word", "words", "profile", "place")
UNKNOWN = "unknown"
_YES_NO = Text(fr="  oui ou non", en="  yes or no")
_COUNTRIES = Text(fr="  ou des codes de pays (CA, FR)", en="  or country codes (CA, FR)")


def ask(
    questions: Callable[[Answers], Iterator[Question]],
    answers: dict[str, Any],
    reader: Reader,
    language: Language,
    *,
    knowledge: Knowledge,
    tell: Teller,
    keep: Keeper,
) -> dict[str, Any]:
    """Ask what has no answer yet.

    Args:
        questions: The questions, as the answers so far open or close them.
        answers: What is already answered, by path; it grows, and is kept after each answer.
        reader: Reads a line.
        language: The language of the questions.
        knowledge: The facts that answers may name.
        tell: Shows a line.
        keep: Keeps the answers.

    Raises:
        EOFError: There is nothing more to read; the answers so far are kept.
    """
    part = ""
    tell(_WELCOME.in_(language))
    while (question := _next(questions, answers)) is not None:
        if question.part in PARTS and question.part != part:
            tell(_heading(question, language))
        part = question.part
        answers[question.path] = _ask_one(question, answers, reader, language, knowledge, tell)
        keep(answers)
    return answers


def still_right(answers: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """The kept answers that the facts and the format still allow; the others are asked again."""
    wrong = {mistake.path for mistake in _mistakes(answers, knowledge)}
    return {
        path: value
        for path, value in answers.items()
        if not any(bad == path or bad.startswith(f"{path}.") for bad in wrong)
    }


def _next(questions: Callable[[Answers], Iterator[Question]], answers: Answers) -> Question | None:
    return next((q for q in questions(answers) if q.path not in answers), None)


def _ask_one(
    question: Question,
    answers: Answers,
    reader: Reader,
    language: Language,
    knowledge: Knowledge,
    tell: Teller,
) -> Any:
    words = vocabulary(question, knowledge)
    proposal = _proposal(question, answers)
    tell(_shown(question, words, language))
    while True:
        line = reader(f"[{proposal}] > " if proposal else "> ").strip() or proposal
        if line == "?":
            tell(_explained(question, language, knowledge))
        elif line:
            value = parse(question, line, words, language)
            wrong = _refusal(question, value, answers, knowledge, words)
            if not wrong:
                return value
            for text in wrong:
                tell(text.in_(language))
        elif question.neutral is not None:
            return question.neutral
        elif question.required:
            tell(_REQUIRED.in_(language))
        else:
            return None


def _refusal(
    question: Question, value: Any, answers: Answers, knowledge: Knowledge, words: Vocabulary
) -> list[Text]:
    """Why an answer cannot stand, and what to do; nothing when it can."""
    if question.kind == "another":
        return [] if isinstance(value, bool) else [_YES_NO]
    found = _mistakes({**answers, question.path: value}, knowledge)
    here = [m for m in found if m.path == question.path or m.path.startswith(f"{question.path}.")]
    if here and question.kind in _LISTED and all(m.code == "unknown-value" for m in here):
        return [_NOT_LISTED, _menu(question, value, words)]
    return [text for mistake in here[:3] for text in (mistake.text, mistake.help)]


def _menu(question: Question, value: Any, words: Vocabulary) -> Text:
    """The nearest lines of the numbered menu, else all of them, in the words that it shows."""
    from courtier.reading.nearest import nearest

    typed = [item for item in (value if isinstance(value, list) else [value]) if item not in words]
    also = {word: [w for name in names for w in (name.fr, name.en)]
            for word, names in words.items()}  # fmt: skip
    close = [word for item in typed for word in nearest(str(item), words, also=also)]
    numbers = {word: number for number, word in enumerate(words, start=1)}
    shown = [_line(numbers[word], word, words) for word in dict.fromkeys(close or words)]
    lines = join(shown)
    if close:
        return say("Vouliez-vous dire : {lines} ?", "Did you mean: {lines}?", lines=lines)
    return say("Choisissez : {lines}.", "Choose: {lines}.", lines=lines)


def _line(number: int, word: str, words: Vocabulary) -> Text:
    name = words[word][0] if words[word] else Text(fr=word, en=word)
    return say("{number} ({name})", "{number} ({name})", number=number, name=name)


def _mistakes(answers: Mapping[str, Any], knowledge: Knowledge) -> tuple[Mistake, ...]:
    """What is wrong with the answers so far, required ones that lack taken as given."""
    text = write_yaml(gather({**_PLACEHOLDERS, **answers}))
    try:
        read_workload(text.encode(), knowledge)
    except InputError as error:
        return error.mistakes
    return ()


def _proposal(question: Question, answers: Answers) -> str:
    """An id to propose, made of what is already answered; empty for any other question."""
    if question.kind != "id":
        return ""
    if question.path == "id":
        return slug(str(answers.get("name", "")))
    taken = {value for path, value in answers.items() if path.endswith(".id")}
    base = slug(str(answers.get(question.path.removesuffix("id") + "kind", "")))
    proposals = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(word for word in proposals if word not in taken)


def _heading(question: Question, language: Language) -> str:
    lines = ["", f"== {key_text(question.part).in_(language)}"]
    return "\n".join([*lines, *_who(question, language)])


def _shown(question: Question, words: Vocabulary, language: Language) -> str:
    lines = ["", question.text.in_(language)]
    if question.kind in _LISTED:
        for number, (word, names) in enumerate(words.items(), start=1):
            name = f" : {names[0].in_(language)}" if names else ""
            lines.append(f"  {number}. {word}{name if language == 'fr' else name.lstrip()}")
    hints = {"words": _SEVERAL, "elements": _SEVERAL, "flag": _YES_NO, "another": _YES_NO,
             "place": _COUNTRIES}  # fmt: skip
    if question.kind in hints:
        lines.append(hints[question.kind].in_(language))
    return "\n".join(lines)


def _explained(question: Question, language: Language, knowledge: Knowledge) -> str:
    path = ".".join(part for part in question.path.split(".") if not part.isdigit())
    lines = [] if question.kind == "another" else [key_text(path).in_(language)]
    if question.kind == "information-kind":
        lines += _kinds(knowledge, language)
    return "\n".join([*lines, *_who(question, language)]) or question.text.in_(language)


def _kinds(knowledge: Knowledge, language: Language) -> list[str]:
    """Every kind under the one above it, by id and name; ``unknown`` is said last."""
    records = dict(knowledge.all(Kind))
    below: dict[str | None, list[str]] = {}
    for identifier, kind in records.items():
        if identifier != UNKNOWN:
            below.setdefault(kind.parent if kind.parent in records else None, []).append(identifier)

    def tree(parent: str | None, depth: int) -> Iterator[str]:
        for identifier in sorted(below.get(parent, ()), key=lambda i: (i not in below, i)):
            name = records[identifier].name.in_(language)
            yield f"{'  ' * depth}{identifier} – {name}"
            yield from tree(identifier, depth + 1)

    return [*tree(None, 1), f"  {UNKNOWN} – {_NO_IDEA.in_(language)}"]


def _who(question: Question, language: Language) -> list[str]:
    if question.who is None:
        return []
    return [_WHO.in_(language).format(who=question.who.in_(language))]
