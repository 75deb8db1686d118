"""A person at the questionnaire, played by a list of replies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.values.text import Language
from courtier.workload.questionnaire import ask
from courtier.workload.questions import questions


class Person:
    """Replies to each question whose prompt text holds some words; an empty line to the others.

    ``replies`` maps words of a question to what is typed, one reply after the other. After
    ``patience`` lines the person leaves.
    """

    def __init__(self, replies: Mapping[str, list[str]], patience: int = 10_000) -> None:
        self.replies = {words: list(lines) for words, lines in replies.items()}
        self.patience = patience
        self.shown: list[str] = []
        self.typed = 0
        self.question = ""

    def tell(self, text: str) -> None:
        """Note what is shown; a question stands after an empty line."""
        self.shown.append(text)
        if text.startswith("\n") and "?" in text:
            self.question = text

    def read(self, prompt: str) -> str:
        """Type the next reply to the question shown."""
        self.shown.append(prompt)
        if self.typed >= self.patience:
            raise EOFError
        self.typed += 1
        for words, lines in self.replies.items():
            if words in self.question and lines:
                return lines.pop(0)
        return ""

    def answer(
        self, knowledge: Knowledge, language: Language, so_far: Mapping[str, Any] | None = None
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Go through the questionnaire; the answers, and what was kept after each one."""
        answers = dict(so_far or {})
        kept: list[dict[str, Any]] = []
        ask(
            questions, answers, self.read, language,
            knowledge=knowledge, tell=self.tell, keep=lambda now: kept.append(dict(now)),
        )  # fmt: skip
        return answers, kept


FRENCH: dict[str, list[str]] = {
    "Comment s’appelle": ["", "Permis en ligne"],
    "Quel organisme": ["", "Ville exemple"],
    "quelle sorte d’organisme": ["ville"],
    "nature de cette information": ["santee", "santé", "payment-card"],
    "éléments précis": ["nom complet, date de naissance", "aucun"],
    "De qui parle-t-elle": ["1, enfants"],
    "combien de personnes": ["12 000 personnes", "12 000"],
    "Sous quelle forme": ["en clair"],
    "un autre actif": ["peut-être", "oui", "non"],
    "heures doit-il reprendre": ["?", "8,5"],
    "soutien peut-il": ["CA, FR"],
    "Où les données": ["québec"],
    "quel profil": ["petite application web"],
    "prix d’achat": ["14 500 $"],
    "valeur estimée": ["180 000 $"],
    "comprend-il des biens": ["non"],
}
ENGLISH: dict[str, list[str]] = {
    "workload called": ["Online permits"],
    "Which body": ["Example city"],
    "What sort of body": ["city"],
    "What kind of information": ["health"],
    "How many people is it": ["12,000"],
    "another information asset": ["no"],
    "virtual processors a machine": ["4"],
    "How much memory": ["", "16"],
    "include goods": ["yes"],
}
