"""One way to break a fact file for each code of the lint, with words of its message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.check.lint.broken_market import PAIRS
from tests.check.lint.layers import Body

Data = dict[str, Any]

RULE = "risk/rules/harm-life-serious.yaml"
ASSET_RULE = "risk/rules/biometric-use.yaml"
PARAMETER = "risk/parameters/aggregation-persons.yaml"
TENDER = "risk/parameters/public-tender-threshold.yaml"
KIND = "risk/kinds/contact-public.yaml"
DUTY = "risk/duties/a21-63-11-register.yaml"
CHECK = "risk/checks/check-term.yaml"
OFFERING = "catalog/offerings/aws-canada.yaml"
ENTITY = "providers/entities/alphabet.yaml"
ELEMENTS = "risk/elements.csv"
PRICES = "catalog/prices/2026-11-21.csv"


class Broken(NamedTuple):
    """What breaks a layer, the file of the fault, and words of the message and of the remedy."""

    make: Callable[[Body], None]
    file: str
    fr: str
    en: str


def _value(body: Body, *values: tuple[str | None, str | None, dict[str, list[str]]]) -> None:
    """A parameter of several values: start, end, case."""

    def change(data: Data) -> None:
        first = data["values"][0]
        data["values"] = [
            first | {"valid_from": start, "valid_to": end, "case": case}
            for start, end, case in values
        ]

    body.record(PARAMETER, change)


def _case(case: dict[str, list[str]]) -> Callable[[Body], None]:
    return lambda body: _value(body, (None, None, case))


def _when(name: str, condition: Data) -> Callable[[Body], None]:
    return lambda body: body.record(name, lambda data: data.update(when=[condition]))


def _set(name: str, **values: object) -> Callable[[Body], None]:
    return lambda body: body.record(name, lambda data: data.update(values))


def _confidence(body: Body) -> None:
    def change(data: Data) -> None:
        data["confidence"] = "primary"
        data["sources"] = [data["sources"][0] | {"confidence": "derived"}]

    body.record(DUTY, change)


def _read_tomorrow(body: Body) -> None:
    body.record(KIND, lambda data: data["sources"][0].update(read_on="2026-11-22"))


def _loop(name: str, other: str) -> Callable[[Body], None]:
    def make(body: Body) -> None:
        first, second = name.rpartition("/")[2][:-5], other.rpartition("/")[2][:-5]
        body.record(name, lambda data: data.update(parent=second))
        body.record(other, lambda data: data.update(parent=first))

    return make


def _idle_kind(body: Body) -> None:
    idle: Data = {"floors": None, "flags": [], "personal": False, "parent": None, "anchor": None}
    body.record("risk/kinds/idle.yaml", lambda data: data.update(idle), of=KIND)


def _at_odds(body: Body) -> None:
    def change(data: Data) -> None:
        effect = next(e for e in data["effects"] if "raises" in e)
        effect["to"] = "medium" if effect["to"] != "medium" else "high"

    body.record("risk/rules/other-rule.yaml", change, of=RULE)


def _out_of_reach(body: Body) -> None:
    def change(data: Data) -> None:
        top = data["integrity"][-1] | {"id": "absolute", "rank": 7}
        data["integrity"] = [*data["integrity"], top]

    body.record("risk/schemes/quebec-2024-05.yaml", change)


def _price(column: int, cell: str) -> Callable[[Body], None]:
    def change(lines: list[str]) -> None:
        cells = lines[-1].split(",")
        cells[column] = cell
        lines[1:] = [",".join(cells)]

    return lambda body: body.table(PRICES, change)


def _line(name: str, change: Callable[[list[str]], object]) -> Callable[[Body], None]:
    return lambda body: body.table(name, change)


def _dangling_link(body: Body) -> None:
    (body.root / "risk/kinds").mkdir()
    (body.root / "risk/kinds/lost.yaml").symlink_to(body.root / "nowhere")


def _twice(body: Body) -> None:
    body.record("risk/rules/mine.yaml", lambda data: None, of=RULE)
    body.record("risk/kinds/mine.yaml", lambda data: None, of=KIND)


def _too_few(body: Body) -> None:
    condition = {"fact": "uses", "count_of": ["profiling"], "minimum": 2}
    body.record(ASSET_RULE, lambda data: data.update(when=[condition]))


CLAUSE = "templates/clauses/contract/end.fr.md.j2"


def _clause(line: str) -> Callable[[Body], None]:
    """A line more in the head of a clause that differs from its English in nothing else."""
    head = "{#\nid: end\nversion: 1.0\nbasis: practice\nreviewer:\ndocuments: A8 B9\norder: 170\n"
    text = head + line + "\n#}\n"
    return lambda body: body.write(CLAUSE, text)


BROKEN: dict[str, Broken] = {
    "unreadable": Broken(_dangling_link, "risk/kinds/lost.yaml", "ne peut être lu", "be read"),
    "too-large": Broken(
        lambda body: body.write("risk/kinds/big.yaml", b"#" * 5_000_001),
        "risk/kinds/big.yaml", "dépasse 5 Mo", "larger than 5 MB"),
    "unknown-file": Broken(
        lambda body: body.write("risk/rule/x.yaml", "id: x\n"),
        "risk/rule/x.yaml", "Rien ne lit ce fichier", "Nothing reads this file"),
    "stray-file": Broken(
        lambda body: body.write("risk/README.md", "notes\n"),
        "risk/README.md", "n’est pas un fait", "is not a fact"),
    "nested-file": Broken(
        lambda body: body.record("risk/kinds/own/mine.yaml", lambda data: None, of=KIND),
        "risk/kinds/own/mine.yaml", "sous-dossier", "subfolder"),
    "snapshot-name": Broken(
        lambda body: body.write("catalog/prices/november.csv", "provider\n"),
        "catalog/prices/november.csv", "un jour qui existe", "an existing day"),
    "clause-head": Broken(
        lambda body: body.write(CLAUSE, "texte\n"), CLAUSE,
        "ne commence pas par son en-tête", "does not start with its head"),
    "clause-line": Broken(
        _clause("auteur: X"), CLAUSE, "« auteur: X » n’est pas", "“auteur: X” is not"),
    "clause-key": Broken(
        lambda body: body.write(CLAUSE, "{#\nid: end\nversion: 1\nbasis: law\n#}\n"), CLAUSE,
        "« version » manque", "“version” is missing"),
    "clause-name": Broken(
        lambda body: body.write(
            CLAUSE, "{#\nid: fin\nversion: 1.0\nbasis: practice\nreviewer:\n#}\n"), CLAUSE,
        "« fin » n’est pas le nom", "“fin” is not the name"),
    "clause-differs": Broken(
        _clause("when: framework"), CLAUSE, "« when » n’est pas", "“when” is not"),
    "id-not-file-name": Broken(
        _set(KIND, id="contact-publik"), KIND, "pas le nom du fichier", "not the name of the file"),
    "duplicate-id": Broken(
        _twice,
        "risk/rules/mine.yaml", "« mine » est aussi", "“mine” is also"),
    "duplicate-row": Broken(
        _line(ELEMENTS, lambda lines: lines.append(lines[1])), ELEMENTS,
        "La ligne 2 porte déjà la clé « full-name »", "Line 2 already bears the key “full-name”"),
    "missing-language": Broken(
        _set(KIND, text={"fr": "Un texte.", "en": " "}), KIND,
        "Il manque le texte en anglais", "The text in English is missing"),
    "same-language": Broken(
        _set(KIND, help={"fr": "Voyez ceci de près.", "en": "Voyez ceci de près."}), KIND,
        "sont identiques", "are the same"),
    "missing-source": Broken(_set(KIND, sources=[]), KIND, "Aucune source", "No source"),
    "confidence-too-strong": Broken(
        _confidence, DUTY, "« source première lue » dépasse", "“first-hand source read” exceeds"),
    "dates-out-of-order": Broken(
        _set(RULE, valid_from="2026-01-02", valid_to="2026-01-01"), RULE,
        "« valid_to » (2026-01-01) vient avant « valid_from »",
        "“valid_to” (2026-01-01) comes before “valid_from”"),
    "date-in-future": Broken(
        _read_tomorrow, KIND, "vient après le jour de l’examen",
        "after the day of the examination"),
    "overlap": Broken(
        lambda body: _value(body, (None, "2026-01-01", {}), ("2026-01-01", None, {})), PARAMETER,
        "servent le même cas le même jour", "serve the same case on the same day"),
    "gap": Broken(
        lambda body: _value(body, (None, "2026-01-01", {}), ("2026-01-03", None, {})), PARAMETER,
        "Aucune valeur du 2\u00a0janvier\u00a02026", "No value from 2\u00a0January\u00a02026"),
    "unknown-case-key": Broken(
        _case({"regime": ["c-19"]}), PARAMETER, "qui distingue des cas", "tells cases apart"),
    "empty-case": Broken(_case({"nature": []}), PARAMETER, "n’a aucun mot", "has no word"),
    "dangling-id": Broken(
        _set(KIND, parent="contact-nowhere"), KIND,
        "Rien ne porte l’identifiant « contact-nowhere » (nature de l’information)",
        "Nothing bears the id “contact-nowhere” (kind of information)"),
    "kind-cycle": Broken(
        _loop(KIND, "risk/kinds/contact-staff.yaml"), KIND,
        "contact-public → contact-staff → contact-public", "above itself in the tree"),
    "entity-cycle": Broken(
        _loop(ENTITY, "providers/entities/amazon-com.yaml"), ENTITY,
        "sa propre société mère", "its own parent"),
    "unused-kind": Broken(
        _idle_kind, "risk/kinds/idle.yaml", "ne change rien", "changes nothing"),
    "dated-kind": Broken(
        _set(KIND, valid_from="2026-01-01"), KIND, "vaudrait tous les jours", "on every day"),
    "idle-scheme": Broken(
        lambda body: body.record(
            "risk/schemes/ours.yaml", lambda data: None, of="risk/schemes/quebec-2024-05.yaml"),
        "risk/schemes/ours.yaml", "n’exigent rien d’une offre", "ask nothing of an offering"),
    "unknown-condition-word": Broken(
        _when(ASSET_RULE, {"fact": "uses", "any_of": ["profilling"]}), ASSET_RULE,
        "« profilling » n’est jamais un mot de « uses »", "“profilling” is never a word of “uses”"),
    "wrong-operator": Broken(
        _when(ASSET_RULE, {"fact": "form", "at_least": 5}), ASSET_RULE,
        "« at_least » ne convient pas à « form »", "“at_least” does not suit “form”"),
    "minimum-too-high": Broken(
        _too_few, ASSET_RULE, "demande 2 mots", "asks for 2 words"),
    "fact-never-known": Broken(
        _when(ASSET_RULE, {"fact": "flags", "any_of": ["sensitive"]}), ASSET_RULE,
        "« flags » n’est jamais connu", "“flags” is never known"),
    "parameter-never-known": Broken(
        _when(DUTY, {"fact": "estimated-value", "parameter": "gst-rate"}), DUTY,
        "ne lit pas de paramètre", "reads no parameter"),
    "contradictory-rules": Broken(
        _at_odds, "risk/rules/other-rule.yaml", "Sous les mêmes conditions",
        "Under the same conditions"),
    "unreachable-level": Broken(
        _out_of_reach, "risk/schemes/quebec-2024-05.yaml", "n’atteint le niveau « absolute »",
        "reaches the level “absolute”"),
    "not-csv": Broken(
        lambda body: body.write(ELEMENTS, 'id,kind,name_fr,name_en,direct_identifier\n"a"b,c\n'),
        ELEMENTS, "CSV lisible", "readable CSV"),
    "missing-column": Broken(
        _line(ELEMENTS, lambda lines: lines.__setitem__(0, lines[0].replace("name_en", "name"))),
        ELEMENTS, "la colonne « name_en »", "column “name_en” is missing"),
    "unknown-column": Broken(
        _line(ELEMENTS, lambda lines: lines.__setitem__(0, lines[0].replace("name_en", "nameen"))),
        ELEMENTS, "colonne « nameen » est inconnue", "column “nameen” is unknown"),
    "wrong-row": Broken(
        _line(ELEMENTS, lambda lines: lines.append("a,b")), ELEMENTS,
        "2 cellules au lieu de 5", "2 cells instead of 5"),
    "unknown-word": Broken(
        _set(CHECK, procedures=["public-tendre"]), CHECK,
        "« public-tendre » n’est pas une valeur de « procedures »",
        "“public-tendre” is not a value of “procedures”"),
    "unknown-unit": Broken(
        _price(6, "fortnight"), PRICES, "« fortnight » n’est pas une unité",
        "“fortnight” is not a known price unit"),
    **{code: Broken(pair.broken, pair.file, pair.fr, pair.en) for code, pair in PAIRS.items()},
}  # fmt: skip
