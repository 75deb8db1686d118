"""``courtier discover … --draft``: drafts written into a folder, none over what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli import by_key
from courtier.cli.language import current
from courtier.results.belonging import By, NoSuchKeyError
from courtier.results.drafts import Draft, Drafts
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.drafting.drafts import Made, MadeDrafts
    from courtier.knowledge.door import Knowledge
    from courtier.providers.discover.opened import Opened


def write_drafts(
    opened: Opened, folder: Path, by: str, knowledge: Knowledge, force: bool
) -> Drafts:
    """Draft a workload file for each group of resources; all of them, or none where one may not be.

    Args:
        opened: The inventory.
        folder: Where they go; it is made if it is missing.
        by: What the resources of a draft share, as after ``--by``.
        knowledge: The facts.
        force: Replace files that are there.

    Raises:
        InputError: The inventory breaks off.
        UsageError: The key is none, no resource bears it, or it has too many values; a file is
            there already, or the folder cannot be written.
    """
    from courtier.drafting.drafts import drafts
    from courtier.drafting.gather import MOST_GROUPS, TooManyGroupsError
    from courtier.drafting.words import clean

    key = key_of(by)
    try:
        made = drafts(opened, key, knowledge, current())
    except TooManyGroupsError:
        raise _too_many(by, MOST_GROUPS) from None
    except NoSuchKeyError as error:
        raise by_key.not_borne(error) from None
    _write(made, folder, knowledge, force)
    files = tuple(
        Draft(
            file=(folder / f"{item.id}.yaml").as_posix(),
            id=item.id,
            value=clean(item.group.value),
            resources=item.group.number,
            questions=item.drafted.questions,
        )
        for item in made.drafts
    )
    return Drafts(by=key.text, files=files, without=made.without, undecided=made.undecided)


def key_of(by: str) -> By:
    """The key that ``--by`` names.

    Raises:
        UsageError: It names none.
    """
    return by_key.key_of(by, say("--draft demande --by.", "--draft wants --by."))


def _write(made: MadeDrafts, folder: Path, knowledge: Knowledge, force: bool) -> None:
    """Each file whole, once all are known to be valid and to have a free place."""
    from courtier.workload.answers import write_whole
    from courtier.workload.start import checked, refuse_place, write_workload

    texts = {_place(folder, item): checked(item.drafted.text, knowledge) for item in made.drafts}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place in texts:
            if place.exists() and not force:
                raise _there(place)
            refuse_place(place, force=force)
        for number, (place, text) in enumerate(texts.items()):
            if number == 0:  # the schema, which the first line of all names, is written once
                write_workload(place, text, private=True)
            else:
                write_whole(place, text, private=True)
    except (OSError, ValueError):
        raise _cannot_write(folder) from None


def _there(place: Path) -> UsageError:
    """A draft is there, which somebody may have filled in."""
    return UsageError(
        say(
            "« {path} » existe déjà : une ébauche n’est jamais remplacée, même avec --force.",
            "“{path}” already exists: a draft is never replaced, not even with --force.",
            path=str(place),
        ),
        say(
            "Nommez un autre dossier avec --draft, ou déplacez d’abord ce fichier.",
            "Name another folder with --draft, or move this file away first.",
        ),
    )


def _place(folder: Path, item: Made) -> Path:
    return folder / f"{item.id}.yaml"


def _too_many(by: str, most: int) -> UsageError:
    return UsageError(
        say(
            "« {by} » a plus de {most} valeurs : ce n’est pas ce qui distingue des charges de"
            " travail.",
            "“{by}” has more than {most} values: it is not what tells workloads apart.",
            by=by, most=most,
        ),
        say("Choisissez une autre clé avec --by.", "Choose another key with --by."),
    )  # fmt: skip


def _cannot_write(folder: Path) -> UsageError:
    return UsageError(
        say("« {path} » ne peut être écrit.", "“{path}” cannot be written.", path=str(folder)),
        say("Vérifiez les droits du dossier.", "Check the rights of the folder."),
    )
