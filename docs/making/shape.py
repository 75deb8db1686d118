"""Says in words what a JSON Schema allows for one key, in either language."""

from __future__ import annotations

from typing import Any

from courtier.values.text import Language
from courtier.workload.words_values import meaning

Schema = dict[str, Any]

_DAY = "^\\d{4}-\\d{2}-\\d{2}$"
_WORDS: dict[str, tuple[str, str]] = {
    "string": ("texte", "text"),
    "integer": ("nombre entier", "whole number"),
    "number": ("nombre", "number"),
    "boolean": ("`true` ou `false`", "`true` or `false`"),
    "object": ("groupe de clés", "group of keys"),
    "day": ("jour `AAAA-MM-JJ`", "day `YYYY-MM-DD`"),
    "id": ("identifiant", "id"),
    "country": ("code de pays ISO", "ISO country code"),
    "range": ("fourchette", "range"),
    "money": ("montant, texte décimal", "amount, decimal string"),
    "rate": ("nombre, texte décimal", "number, decimal string"),
    "sha256": ("empreinte SHA-256", "SHA-256 fingerprint"),
    "bilingual": ("texte `{fr, en}`", "text `{fr, en}`"),
}
_PATTERNS: dict[str, str] = {
    "^[A-Z]{2}$": "country",
    r"^-?\d+\.\d{2}$": "money",
    r"^-?\d+(\.\d+)?$": "rate",
    "^[0-9a-f]{64}$": "sha256",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    "^[a-z0-9]+([.-][a-z0-9]+)*$": "id",
}


class Shapes:
    """The words for the shapes of one schema.

    Args:
        definitions: What ``$ref`` points at, by name.
        language: The language of the words.
        explain: Add the meaning of each allowed word.
    """

    def __init__(
        self, definitions: dict[str, Schema], language: Language, *, explain: bool
    ) -> None:
        self.definitions = definitions
        self.language = language
        self.explain = explain

    def of(self, held: Schema) -> str:
        """What one key may hold."""
        if "$ref" in held:
            return self._model(self.resolve(held))
        for key in ("anyOf", "oneOf", "allOf"):
            if key in held:
                return self._either(held[key])
        if "enum" in held or "const" in held:
            return self._listed(held.get("enum", [held.get("const")]))
        if held.get("type") == "array":
            return self._array(held)
        return self._plain(held)

    def resolve(self, held: Schema) -> Schema:
        """The definition that a ``$ref`` points at; the schema itself where there is none."""
        if "$ref" not in held:
            return held
        return self.definitions[held["$ref"].rsplit("/", 1)[-1]]

    def _model(self, found: Schema) -> str:
        names = set(found.get("properties", {}))
        if names == {"low", "likely", "high"}:
            return self._word("range")
        if names == {"fr", "en"} and "en" in found.get("required", []):
            return self._word("bilingual")
        return self._word("object") if names else self.of(found)

    def _either(self, branches: list[Schema]) -> str:
        parts: list[str] = []
        for branch in branches:
            if branch.get("type") == "null":
                continue
            said = self.of(branch)
            if said not in parts:
                parts.append(said)
        either = " ou " if self.language == "fr" else " or "
        return either.join(parts)

    def _array(self, held: Schema) -> str:
        inner = held.get("items") or {}
        said = self.of(inner) if inner else self._word("string")
        if said == self._word("object"):
            return "liste de groupes" if self.language == "fr" else "list of groups"
        return f"liste : {said}" if self.language == "fr" else f"list: {said}"

    def _listed(self, words: list[Any]) -> str:
        return ", ".join(self._allowed(str(word)) for word in words if word is not None)

    def _allowed(self, word: str) -> str:
        text = meaning(word) if self.explain else None
        said = text.in_(self.language) if text else word
        return f"`{word}`" if said.casefold() == word.casefold() else f"`{word}` ({said})"

    def _plain(self, held: Schema) -> str:
        if held.get("format") == "date" or held.get("pattern") == _DAY:
            return self._word("day")
        named = _PATTERNS.get(held.get("pattern", ""))
        return self._word(named or held.get("type", "string"))

    def _word(self, name: str) -> str:
        fr, en = _WORDS[name]
        return fr if self.language == "fr" else en
