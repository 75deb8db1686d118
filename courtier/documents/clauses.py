"""The clauses that a document gathers: those of its code, in order, where their case holds."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.documents.case import Case
from courtier.documents.escape import french_spaces
from courtier.knowledge.clauses import GATHERED, Clause, language_of, read_clause
from courtier.knowledge.files import read_fact, text_of
from courtier.reading.templates import ROOT
from courtier.values.text import Language


@dataclass(frozen=True)
class Gathered:
    """A clause of a document, with the template that prints it; ``doubtful`` that it may not apply.

    A clause is doubtful where no fact settles whether the duty behind it binds the body, and
    ``foreign`` where it states the text of another contract law than the body’s.
    """

    clause: Clause
    template: str
    doubtful: bool
    foreign: bool
    title: str


def gathered(case: Case, code: str, language: Language) -> tuple[Gathered, ...]:
    """The clauses of a document, those of the body's own layers among them.

    Raises:
        InputError: The head of a clause is not valid.
    """
    found = []
    for name, (_, path) in case.knowledge.files.items():
        if not name.startswith(GATHERED) or language_of(name) != language:
            continue
        clause = read_clause(text_of(read_fact(path, name), name), name)
        if code in clause.documents and _applies(clause, case):
            found.append(_gathered(clause, name.removeprefix(ROOT), case, language))
    return tuple(sorted(found, key=lambda item: (item.clause.order, item.clause.id)))


def _gathered(clause: Clause, name: str, case: Case, language: Language) -> Gathered:
    title = clause.name or clause.id
    title = french_spaces(title) if language == "fr" else title
    regime = case.workload.organization.legal_regime
    foreign = bool(clause.regimes) and regime is not None and regime not in clause.regimes
    return Gathered(clause, name, _doubtful(clause, case), foreign, title)


def _applies(clause: Clause, case: Case) -> bool:
    if clause.when == "framework":
        return case.assessment.route.procedure in ("call-off", "undetermined")
    return clause.when == "always" or bool(_duties(clause, case))


def _duties(clause: Clause, case: Case) -> tuple[str, ...]:
    """The statuses of the duties of this case that the clause answers."""
    duties = case.assessment.classification.duties
    return tuple(duty.status for duty in duties if duty.id in clause.facts)


def _doubtful(clause: Clause, case: Case) -> bool:
    return clause.when == "duty" and "applies" not in _duties(clause, case)
