"""A page for each rule: what it says, its law, and examples that pass and that fail.

The words come from the program; the examples are those that the tests run, so that a page cannot
show one that does not hold.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from courtier.check.rules import RULES
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.catalog_rules import CatalogRule
from courtier.knowledge.records.risk import Rule
from courtier.report.explain import explanations
from courtier.report.explain_view import source_line
from courtier.report.explaining.model import Explanation
from courtier.values.citation import CONFIDENCE_NAMES
from courtier.values.text import Language, Text
from making.markdown import fence, table
from tests.check import made, test_matrix

EXAMPLES = Path(made.__file__).parents[1]
SHOWN = 3
FOLDER: dict[Language, str] = {"fr": "fr/regles", "en": "en/rules"}
TITLE = Text(fr="Les règles, une par une", en="Rules, one by one")
GROUPS: dict[str, Text] = {
    "check": Text(fr="De la vérification", en="Of the check"),
    "catalogue": Text(fr="Du catalogue", en="Of the catalogue"),
    "classification": Text(fr="De la classification", en="Of the classification"),
}
SORTS = {"check": "finding", "catalogue": "catalog-rule", "classification": "rule"}
OUTCOMES: dict[str, Text] = {
    "passes": Text(fr="Exemple qui réussit", en="Example that passes"),
    "fails": Text(fr="Exemple qui échoue", en="Example that fails"),
    "open": Text(fr="Exemple que personne ne peut trancher", en="Example that nobody can settle"),
    "fires": Text(fr="Exemple où la règle joue", en="Example where the rule plays"),
    "quiet": Text(fr="Exemple où elle ne joue pas", en="Example where it does not"),
}
NONE = Text(
    fr="L’exemple demande d’autres faits que ceux livrés : un test la joue avec eux.",
    en="The example needs other facts than those bundled: a test plays it with them.",
)
OF_A_CLOUD = Text(
    fr="L’exemple demande un plan ou un inventaire : des tests la jouent avec eux.",
    en="The example needs a plan or an inventory: tests play it with them.",
)


@dataclass(frozen=True)
class Example:
    """One case: what comes out of it, in words if it has some, and the data that give it."""

    outcome: str
    words: Text | None
    data: Any


def rule_pages(language: Language) -> dict[str, str]:
    """Every page, by its path under ``docs``, the index first."""
    facts = Knowledge()
    folder = FOLDER[language]
    pages = {f"{folder}/index.md": _index(facts, language)}
    for group, names in _groups(facts).items():
        for name in names:
            pages[f"{folder}/{name}.md"] = _page(group, _explained(group, name, facts), language)
    return pages


def rule_menu(language: Language) -> dict[str, list[Any]]:
    """The menu of the pages: each group, and in it each rule by its id."""
    folder = FOLDER[language]
    every = Text(fr="Toutes", en="All")
    menu: list[Any] = [{every.in_(language): f"{folder}/index.md"}]
    for group, names in _groups(Knowledge()).items():
        menu.append({GROUPS[group].in_(language): [{n: f"{folder}/{n}.md"} for n in names]})
    return {TITLE.in_(language): menu}


def _groups(facts: Knowledge) -> dict[str, list[str]]:
    """The ids of each group; an id that two groups hold would need two pages, and is refused."""
    numbered = sorted(facts.all(CatalogRule).values(), key=lambda rule: rule.number)
    groups = {
        "check": list(RULES),
        "catalogue": [rule.id for rule in numbered],
        "classification": sorted(facts.all(Rule)),
    }
    every = [name for names in groups.values() for name in names]
    assert len(every) == len(set(every))
    return groups


def _explained(group: str, name: str, facts: Knowledge) -> Explanation:
    """What the program says of a rule; an id may also name something of another sort."""
    return next(item for item in explanations(name, facts) if item.sort == SORTS[group])


def _index(facts: Knowledge, language: Language) -> str:
    heads = {"fr": ("Règle", "Ce qu’elle dit"), "en": ("Rule", "What it says")}[language]
    parts = [f"# {TITLE.in_(language)}\n"]
    for group, names in _groups(facts).items():
        found = [_explained(group, name, facts) for name in names]
        rows = [(f"[`{item.id}`]({item.id}.md)", _plain(item.name.in_(language))) for item in found]
        parts += [f"## {GROUPS[group].in_(language)}\n", table(heads, rows)]
    return "\n".join(parts)


def _page(group: str, item: Explanation, language: Language) -> str:
    def say(french: str, english: str) -> str:
        return french if language == "fr" else english

    parts = [f"# {_plain(item.name.in_(language))}", f"`{item.id}` — {GROUPS[group].in_(language)}"]
    parts.append(_plain(item.what.in_(language)))
    if item.why is not None:
        parts.append(f"**{say('Pourquoi', 'Why')}.** {_plain(item.why.in_(language))}")
    if item.help is not None:
        parts.append(f"**{say('Que faire', 'What to do')}.** {_plain(item.help.in_(language))}")
    for detail in item.details:
        lines = [f"- {_plain(text.in_(language))}" for text in detail.items]
        parts += [f"**{_plain(detail.label.in_(language))}**", "\n".join(lines)]
    if item.sources:
        lines = [f"- {_plain(source_line(source).in_(language))}" for source in item.sources]
        parts += [f"## {say('Sources', 'Sources')}", "\n".join(lines)]
    if item.confidence is not None:
        name = CONFIDENCE_NAMES[item.confidence].in_(language)
        parts.append(f"{say('Confiance :', 'Confidence:')} {name}")
    return "\n\n".join([*parts, *_shown(group, item.id, language)]) + "\n"


def _shown(group: str, name: str, language: Language) -> Iterator[str]:
    found = _examples(group, name)
    if not found:
        cloud = group == "check" and RULES[name].sort in ("resource", "plan", "inventory")
        yield (OF_A_CLOUD if cloud else NONE).in_(language)
    for example in found:
        yield f"## {OUTCOMES[example.outcome].in_(language)}"
        if example.words is not None:
            yield _plain(example.words.in_(language)[:1].upper() + example.words.in_(language)[1:])
        yield fence("yaml", _yaml(example.data))


def _examples(group: str, name: str) -> list[Example]:
    if group == "check":
        return list(_of_check(name))
    return list(_of_catalogue(name) if group == "catalogue" else _of_classification(name))


def _of_check(name: str) -> Iterator[Example]:
    """What the tests hold the rule against, where the file and the settings alone decide."""
    plain = (made.workload(), made.settings(), test_matrix._same)
    sets: Mapping[str, Any] = {
        "passes": test_matrix.PASSES.get(name, plain if name in test_matrix.FAILS else None),
        "fails": test_matrix.FAILS.get(name),
        "open": test_matrix.OPEN.get(name),
    }
    for outcome, found in sets.items():
        if found is not None and found[2] is test_matrix._same:
            yield Example(outcome, None, _of_workload(found[0], found[1]))


def _of_workload(content: Mapping[str, Any], settings: Any) -> dict[str, Any]:
    """What makes the case: the parts of the file that matter, and the policy of courtier.toml."""
    changed = {key: value for key, value in content.items() if value != made.BASE.get(key)}
    gone = [key for key in made.BASE if key not in content]
    plain = {"information": content["information"], "hosting": content.get("hosting")}
    shown = changed if changed or gone else plain
    policy = settings.policy.model_dump(mode="json", exclude_unset=True)
    return {
        **{key: shown[key] for key in content if key in shown},
        **dict.fromkeys(gone),
        **({"policy": policy} if policy else {}),
    }


def _of_catalogue(name: str) -> Iterator[Example]:
    path = EXAMPLES / "catalog" / "examples" / f"{name}.yaml"
    cases = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else []
    for wanted, outcome in ((True, "passes"), (False, "fails")):
        for case in [case for case in cases if case["passes"] is wanted][:SHOWN]:
            data = {key: value for key, value in case.items() if key not in ("case", "passes")}
            yield Example(outcome, Text(**case["case"]), data)


def _of_classification(name: str) -> Iterator[Example]:
    for outcome in ("fires", "quiet"):
        for case in [case for case in _cases() if name in case.get(outcome, ())][:SHOWN]:
            data = {key: value for key, value in case.items() if key not in ("case", "en")}
            yield Example(outcome, Text(fr=case["case"], en=case["en"]), data)


@cache
def _cases() -> tuple[dict[str, Any], ...]:
    folder = EXAMPLES / "risk" / "examples"
    files = sorted(folder.glob("*.yaml"))
    return tuple(case for path in files for case in yaml.safe_load(path.read_text("utf-8")))


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=88)


def _plain(text: str) -> str:
    """A text of the program as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]|#])", r"\\\1", html.escape(text, quote=False))
