"""One draft: the workload file of a group of resources, as text, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from courtier.check.resources.judge import same_level
from courtier.drafting.gather import Gathered
from courtier.drafting.needs import needs_of, open_needs, without_need
from courtier.drafting.words import clean, counted
from courtier.knowledge.records.risk import Level
from courtier.results.belonging import By
from courtier.results.inventory import Inventory
from courtier.results.inventory_words import CLOUD_NAMES
from courtier.values.text import Language, Text, say
from courtier.workload.questions import ANOTHER, questions
from courtier.workload.render import render

ASSET = Text(fr="renseignements", en="information")
_NAME = Text(fr="À préciser", en="To be given")
_BODY = Text(
    fr="Le nom de l’organisme n’est dans aucun inventaire : écrivez-le.",
    en="No inventory holds the name of the body: write it.",
)
_KIND = Text(
    fr="La nature de l’information n’est dans aucun inventaire : le détenteur la dit.",
    en="No inventory holds the nature of the information: its holder says.",
)
_PLACES = Text(
    fr="Où les données peuvent être est une décision de l’organisme, non ce que montre un"
    " inventaire.",
    en="Where the data may be is a decision of the body, not what an inventory shows.",
)
_LEAST = ("information", "organization", "service", "hosting")


@dataclass(frozen=True)
class Drafted:
    """The text of a draft, and what it leaves open besides the questions of every file."""

    text: str
    questions: tuple[Text, ...]


class Drafter:
    """Writes drafts.

    Args:
        head: That of the inventory.
        by: What the resources of a draft share.
        levels: The levels of confidentiality that a tag may declare.
        language: That of the comments.
    """

    def __init__(
        self, head: Inventory, by: By, levels: Sequence[Level], language: Language
    ) -> None:
        self._head, self._by, self._levels, self._language = head, by, levels, language

    def draft(self, identifier: str, group: Gathered) -> Drafted:
        """The draft of one group.

        Args:
            identifier: The id of the workload.
            group: Its resources, gathered.
        """
        values = self._values(identifier, group)
        notes = self._notes(group)
        text = render(values, self._language, list(_unanswered(values)), notes)
        asked = (_BODY, *self._declared_notes(group), *open_needs(group), *self._regions(group))
        return Drafted(text, asked)

    def _values(self, identifier: str, group: Gathered) -> dict[str, Any]:
        given_by = f"courtier discover {self._head.cloud}, {self._head.read_on.isoformat()}"
        values: dict[str, Any] = {
            "courtier": 1,
            "id": identifier,
            "name": clean(group.value) or identifier,
            "organization": {"name": _NAME.in_(self._language)},
            "reference_date": self._head.read_on,
            "information": [self._asset(group, given_by)],
        }
        needs = needs_of(group, given_by)
        if needs is not None:
            values["needs"] = needs
        return values

    def _asset(self, group: Gathered, given_by: str) -> dict[str, Any]:
        asset: dict[str, Any] = {"id": ASSET.in_(self._language), "kind": "unknown"}
        level = self._declared(group)
        if level is not None:
            declared = {
                "confidentiality": level.id, "status": "draft", "on": self._head.read_on
            }  # fmt: skip
            asset |= {"declared": declared, "given_by": given_by}
        return asset

    def _declared(self, group: Gathered) -> Level | None:
        """The highest level that a tag names; None where none does."""
        named = [
            level
            for level in self._levels
            if any(same_level(said, level.id) for said in group.classifications)
        ]
        return max(named, key=lambda level: level.rank, default=None)

    # What stands in comments

    def _notes(self, group: Gathered) -> Mapping[str, Sequence[Text]]:
        return {
            "organization": (_BODY,),
            "information": (_KIND, *self._declared_notes(group)),
            "hosting": (_PLACES, *self._regions(group)),
            "needs": (self._source(group), *open_needs(group), *without_need(group)),
        }

    def _source(self, group: Gathered) -> Text:
        return say(
            "D’après l’inventaire {cloud} du {day} : {n} ressources où {by} vaut {values} ;"
            " comptes : {accounts}.",
            "From the {cloud} inventory of {day}: {n} resources where {by} is {values}; accounts:"
            " {accounts}.",
            cloud=CLOUD_NAMES[self._head.cloud],
            day=self._head.read_on,
            n=group.number,
            by=clean(self._by.text),
            values=counted(group.spellings),
            accounts=counted(group.accounts),
        )

    def _declared_notes(self, group: Gathered) -> Iterator[Text]:
        if not group.classifications:
            return
        said = counted(group.classifications)
        if self._declared(group) is None:
            yield say(
                "Étiquettes de classification, dont aucune ne nomme un niveau : {said}.",
                "Classification tags, none of which names a level: {said}.",
                said=said,
            )
            return
        yield say(
            "Niveau déclaré d’après les étiquettes (le plus élevé) : {said}. À confirmer par le"
            " détenteur.",
            "Level declared by the tags (the highest): {said}. To be confirmed by the holder.",
            said=said,
        )

    def _regions(self, group: Gathered) -> Iterator[Text]:
        if group.regions:
            yield say(
                "Régions trouvées : {regions}.", "Regions found: {regions}.",
                regions=counted(group.regions),
            )  # fmt: skip
        if group.unplaced:
            yield say(
                "Ressources dont la région n’est pas connue : {n}.",
                "Resources whose region is not known: {n}.",
                n=group.unplaced,
            )


def _unanswered(values: Mapping[str, Any]) -> Iterator[str]:
    """The questions of the questionnaire that a draft leaves open, by path."""
    for question in questions({}):
        asked = question.part in _LEAST and not question.path.endswith(f".{ANOTHER}")
        if asked and not _holds(values, question.path):
            yield question.path


def _holds(values: Any, path: str) -> bool:
    """Whether a draft already answers; what it only marks as unknown does not."""
    for step in path.split("."):
        try:
            values = values[int(step)] if step.isdigit() else values[step]
        except (KeyError, IndexError, TypeError):
            return False
    return values not in ("unknown", _NAME.fr, _NAME.en)
