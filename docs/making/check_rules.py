"""The rules of ``courtier check``, each under a heading that findings point at."""

from __future__ import annotations

import re

from courtier.check.rules import RULES, Rule
from courtier.check.settings import RULE_OF_KEY
from courtier.results.words import SEVERITY_NAMES
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.text import Language, Text, say
from making.markdown import code

_SORTS = {
    "workload": Text(fr="chaque charge de travail", en="each workload"),
    "resource": Text(
        fr="les ressources d’un plan ou d’un inventaire",
        en="the resources of a plan or of an inventory",
    ),
    "plan": Text(fr="chaque plan", en="each plan"),
    "inventory": Text(
        fr="un inventaire et les charges de travail qu’il devrait porter",
        en="an inventory and the workloads that it should hold",
    ),
    "settings": Text(fr="les réglages de l’examen", en="the settings of the run"),
}
_KEYS = re.compile("[«“] ?([a-z][a-z_]*(?:: [a-z_]+)+) ?[»”]")
"""Keys of a file that a sentence quotes."""
_KEY_OF_RULE = {rule: key for key, rule in RULE_OF_KEY.items()}


def check_rules(language: Language) -> str:
    """Every rule: what it looks at, what it is worth, why, and the remedy."""
    return "\n".join(_rule(rule, language) for rule in RULES.values())


def _rule(rule: Rule, language: Language) -> str:
    stated = FINDING_KINDS[rule.id]
    parts = [
        f"**{stated.name.in_(language)}.** {stated.what.in_(language)}",
        stated.why.in_(language),
        f"→ {stated.help.in_(language)}",
        _worth(rule, language),
    ]
    told = "\n\n".join(_KEYS.sub(r"`\1`", part) for part in parts)
    return f"### {rule.id}\n\n{told}\n"


def _worth(rule: Rule, language: Language) -> str:
    severity = SEVERITY_NAMES[rule.severity]
    text = say(
        "Gravité : {severity}. Tenue contre {what}.",
        "Severity: {severity}. Held against {what}.",
        severity=severity,
        what=_SORTS[rule.sort],
    ).in_(language)
    if rule.policy:
        key = code(f"policy.{_KEY_OF_RULE[rule.id]}")
        asked = say("Sans objet sans {key}.", "Without object unless {key} is set.", key=key)
        text += f" {asked.in_(language)}"
    if rule.undetermined:
        open_ = say("Peut rester indéterminée.", "May stay undetermined.")
        text += f" {open_.in_(language)}"
    return text
