"""The words in which a run of discovery is refused or stops, with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from courtier.results.inventory import Cloud, Source, Unread
from courtier.results.inventory_words import remedies, unread_text
from courtier.values.errors import InputError, Mistake, OutsideError, UsageError
from courtier.values.text import Text, say

_RESUME = Text(
    fr="Ce qui a été lu reste dans « {part} » : relancez la même commande avec --resume.",
    en="What was read stays in “{part}”: run the same command again with --resume.",
)
_ANEW = Text(
    fr="Recommencez avec --force, qui efface « {part} », ou nommez un autre fichier avec --output.",
    en="Start again with --force, which deletes “{part}”, or name another file with --output.",
)


def there(output: Path) -> UsageError:
    """The output exists."""
    return UsageError(
        say("« {path} » existe déjà : rien n’a été lu.",
            "“{path}” already exists: nothing was read.", path=str(output)),
        say("Lisez-le avec --from, nommez un autre fichier avec --output, ou remplacez celui-ci"
            " avec --force.",
            "Read it with --from, name another file with --output, or replace this one with"
            " --force."),
    )  # fmt: skip


def begun_before(part: Path, *, resumed: bool) -> UsageError:
    """A run that stopped left its working file; that of a file is not resumed."""
    text = say("Une lecture s’est arrêtée avant sa fin ; « {part} » en garde ce qu’elle a lu.",
               "A run stopped before its end; “{part}” keeps what it read.",
               part=str(part))  # fmt: skip
    if not resumed:
        return UsageError(text, _filled(_ANEW, part))
    return UsageError(
        text,
        say("Continuez-la avec --resume, ou recommencez avec --force.",
            "Go on with it by --resume, or start again by --force."),
    )  # fmt: skip


def another(part: Path) -> UsageError:
    """The working file is of another question."""
    return UsageError(
        say("« {part} » est d’une autre lecture : autres comptes ou régions, autres faits, ou autre"
            " version du programme.",
            "“{part}” is of another run: other accounts or regions, other facts, or another version"
            " of the program.", part=str(part)),
        _filled(_ANEW, part),
    )  # fmt: skip


def too_old(part: Path, day: date) -> UsageError:
    """The working file began on a day that is too far."""
    return UsageError(
        say("« {part} » a été commencé le {day} : un inventaire ne mêle pas des jours si éloignés.",
            "“{part}” was begun on {day}: an inventory does not mix days so far apart.",
            part=str(part), day=day),
        _filled(_ANEW, part),
    )  # fmt: skip


def held(part: Path) -> UsageError:
    """Another run is writing the working file."""
    return UsageError(
        say("Une autre lecture tient « {part} ».", "Another run holds “{part}”.", part=str(part)),
        say("Attendez qu’elle finisse, ou nommez un autre fichier avec --output.",
            "Wait until it ends, or name another file with --output."),
    )  # fmt: skip


def damaged(part: Path) -> InputError:
    """The working file is no working file."""
    text = say("Ce fichier de travail est abîmé, ou n’en est pas un.",
               "This working file is damaged, or is none.")  # fmt: skip
    help = say("Effacez-le, puis relancez la commande.", "Delete it, then run the command again.")
    return InputError([Mistake("inventory-part", str(part), None, None, "", text, help)])


def cannot_write(output: Path) -> UsageError:
    """The output cannot be written."""
    return UsageError(
        say("Impossible d’écrire « {path} ».", "Cannot write “{path}”.", path=str(output)),
        say("Vérifiez le dossier, les droits et la place.",
            "Check the folder, the rights and the room."),
    )  # fmt: skip


def stopped(unread: Unread, part: Path) -> OutsideError:
    """Nothing else can be read."""
    return OutsideError(
        say("La lecture s’est arrêtée : {why}", "The run stopped: {why}", why=unread_text(unread)),
        _filled(_RESUME, part),
    )


def strict(unread: Sequence[Unread], part: Path) -> OutsideError:
    """Parts could not be read, and the inventory was to be complete."""
    return OutsideError(_not_written(unread), _filled(_RESUME, part))


def strict_of_file(unread: Sequence[Unread], cloud: Cloud, source: Source) -> OutsideError:
    """A file that is not the whole of a cloud; ``unread`` empty where it does not say why."""
    help = remedies(unread, cloud, source) or [
        say("Refaites l’inventaire.", "Make the inventory again.")
    ]
    return OutsideError(_not_written(unread), help[0])


def _not_written(unread: Sequence[Unread]) -> Text:
    if not unread:
        return say("Rien n’a été écrit (--strict) : l’inventaire ne se dit pas entier.",
                   "Nothing was written (--strict): the inventory does not say it is whole.",
                   )  # fmt: skip
    return say("Aucun inventaire n’a été écrit (--strict). Parties non lues : {n}, dont {why}",
               "No inventory was written (--strict). Parts not read: {n}, among them {why}",
               n=len(unread), why=unread_text(unread[0]))  # fmt: skip


def _filled(text: Text, part: Path) -> Text:
    return say(text.fr, text.en, part=str(part))
