"""What the configuration inside a Terraform plan tells: which provider makes each resource,
and in which region that provider works."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from courtier.providers.plans.source import members_of
from courtier.reading.members import Members, StreamError
from courtier.results.resources import block_of

CLOUDS: dict[str, str] = {
    "aws": "aws", "azurerm": "azure", "azapi": "azure", "google": "gcp", "google-beta": "gcp",
}  # fmt: skip
"""Our provider of each Terraform provider that makes resources of a cloud."""
MOST_MODULES = 50
"""So many modules may stand one inside another."""
_PLACE_KEYS = ("region", "location", "zone")
_MOST_WORD = 200
_SAME_KEY = frozenset({"each.key", "count.index"})
SAME, ONE = "[=]", "[*]"
_PARTS = re.compile(
    r'(?:(?P<module>.*)\.)?[\w-]+\.[\w-]+(?P<key>\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\Z', re.DOTALL
)
_BLOCK = re.compile(r"(?!var\.|local\.|each\.|count\.|data\.|module\.|path\.|self\.)\w+\.[\w-]+")

Scope = Mapping[str, Any]
"""What the variables of one module are given: expressions, in the scope of its caller."""


def provider_name(full: str) -> str:
    """The last part of the full name of a provider."""
    return full.rsplit("/", 1)[-1]


@dataclass
class _Module:
    """One module: the calls and expressions that gave its variables, up to the root.

    ``hidden`` are the variables that it declares sensitive.
    """

    path: str
    given: Scope = field(default_factory=dict)
    caller: _Module | None = None
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Provider:
    name: str
    alias: bool
    module: str
    expressions: Mapping[str, Any]


@dataclass
class Configuration:
    """What was read of a configuration; words are those of the plan, not yet checked.

    ``closing`` names, for the types that close another resource to the public, the attribute that
    points at it; ``closes`` then tells which block each block closes, in its own module.
    """

    variables: dict[str, str] = field(default_factory=dict)
    providers: dict[str, _Provider] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    closing: Mapping[str, str] = field(default_factory=dict)
    closes: dict[str, str] = field(default_factory=dict)
    modules: dict[str, _Module] = field(default_factory=lambda: {"": _Module("")})

    def read_variables(self, plan: Members) -> None:
        """Keep the short texts among the values given to the variables of the root module."""
        for name in members_of(plan):
            value = plan.value()
            word = value.get("value") if isinstance(value, dict) else None
            if isinstance(word, str) and len(word) <= _MOST_WORD:
                self.variables[name] = word

    def read(self, plan: Members) -> None:
        """Read the configuration that starts here."""
        for key in members_of(plan):
            if key == "provider_config":
                self._read_providers(plan)
            elif key == "root_module":
                self._read_module(plan, self.modules[""], 0)
            else:
                plan.skip()

    def _read_providers(self, plan: Members) -> None:
        for key in members_of(plan):
            value = plan.value()
            if not isinstance(value, dict):
                continue
            expressions = value.get("expressions")
            told = expressions if isinstance(expressions, dict) else {}
            self.providers[key] = _Provider(
                str(value.get("full_name") or value.get("name") or key),
                bool(value.get("alias")),
                str(value.get("module_address") or ""),
                {name: told[name] for name in _PLACE_KEYS if name in told},
            )

    def _read_module(self, plan: Members, module: _Module, depth: int) -> None:
        if depth > MOST_MODULES:
            raise StreamError("depth")
        for key in members_of(plan):
            if key == "resources" and plan.starts_list():
                for _ in plan.items():
                    self._keep_key(plan.value(), module.path)
            elif key == "variables":
                module.hidden = _sensitive(plan.value())
            elif key == "module_calls" and plan.starts_object():
                for name in plan.members():
                    self._read_call(plan, name, module, depth)
            else:
                plan.skip()

    def _keep_key(self, resource: Any, path: str) -> None:
        if isinstance(resource, dict):
            address, key = resource.get("address"), resource.get("provider_config_key")
            if isinstance(address, str) and isinstance(key, str):
                self.keys[_joined(path, address)] = key
                self._keep_closed(resource, path, address)

    def _keep_closed(self, resource: dict[str, Any], path: str, address: str) -> None:
        attribute = self.closing.get(str(resource.get("type")))
        expressions = resource.get("expressions")
        if attribute is None or not isinstance(expressions, dict):
            return
        pointed = expressions.get(attribute)
        target = _target(pointed.get("references") if isinstance(pointed, dict) else None)
        if target is not None:
            self.closes[_joined(path, address)] = target

    def closed_by(self, address: str) -> str:
        """What a resource closes to the public; empty where that is nothing, or nobody knows.

        Args:
            address: That of the resource that closes, with its indices.

        Returns:
            The address of a resource, or of a block for all of its resources, ``[*]`` after it
            for one of them; in the same instance of the module.
        """
        target, parts = self.closes.get(block_of(address)), _PARTS.match(address)
        if target is None or parts is None:
            return ""
        module, key = parts["module"] or "", parts["key"] or ONE
        return _joined(module, target.removesuffix(SAME) + key if target.endswith(SAME) else target)

    def _read_call(self, plan: Members, name: str, caller: _Module, depth: int) -> None:
        module = _Module(_joined(caller.path, f"module.{name}"), {}, caller)
        self.modules[module.path] = module
        for key in members_of(plan):
            if key == "expressions":
                given = plan.value()
                module.given = _expressions(given)
            elif key == "module":
                self._read_module(plan, module, depth + 1)
            else:
                plan.skip()

    def words_of(self, address: str, full_name: str) -> tuple[str, ...] | None:
        """The words that tell the place where the provider of a resource works.

        Args:
            address: That of the resource, with its indices.
            full_name: That of its provider, as the plan gives it.

        Returns:
            Empty where the provider is found and does not say; None where it is not found.
        """
        provider = self._provider(block_of(address), full_name)
        if provider is None:
            return None
        module = self.modules.get(provider.module, self.modules[""])
        found = (self._word(provider.expressions.get(k), module) for k in _PLACE_KEYS)
        return tuple(word for word in found if word)

    def _provider(self, address: str, full_name: str) -> _Provider | None:
        key = self.keys.get(address)
        if key is not None and key in self.providers:
            return self.providers[key]
        same = [
            p for p in self.providers.values() if provider_name(p.name) == provider_name(full_name)
        ]
        return same[0] if len(same) == 1 and not same[0].alias else None

    def _word(self, expression: Any, module: _Module | None) -> str | None:
        """The text of an expression that is a constant or one variable; else None."""
        for _ in range(MOST_MODULES):
            if not isinstance(expression, dict) or module is None:
                return None
            constant = expression.get("constant_value")
            if isinstance(constant, str):
                return constant[:_MOST_WORD]
            name = _variable(expression.get("references"))
            if name is None or name in module.hidden:
                return None
            if module.caller is None:
                return self.variables.get(name)
            expression, module = module.given.get(name), module.caller
        return None


def _joined(path: str, address: str) -> str:
    return f"{path}.{address}" if path else address


def _expressions(given: Any) -> Scope:
    return given if isinstance(given, dict) else {}


def _target(references: Any) -> str | None:
    """The only block that references point at, and which of its resources.

    ``[=]`` after it: the one of the same key; ``[*]``: one that the plan does not name.
    """
    words = [w for w in references if isinstance(w, str)] if isinstance(references, list) else []
    pointing = [word for word in words if _BLOCK.match(word)]
    blocks = {".".join(block_of(word).split(".")[:2]) for word in pointing}
    if len(blocks) != 1:
        return None
    keys = set(words) - set(pointing)
    if keys and keys <= _SAME_KEY:
        return blocks.pop() + SAME
    indexed = bool(keys) or any(block_of(word) != word for word in pointing)
    return blocks.pop() + (ONE if indexed else "")


def _sensitive(declared: Any) -> frozenset[str]:
    """The names of the variables that a module declares sensitive."""
    if not isinstance(declared, dict):
        return frozenset()
    return frozenset(
        name for name, said in declared.items() if isinstance(said, dict) and said.get("sensitive")
    )


def _variable(references: Any) -> str | None:
    """The only variable that an expression names; None where it names more, or something else."""
    if not isinstance(references, list) or len(references) != 1:
        return None
    word = references[0]
    if not isinstance(word, str) or not word.startswith("var.") or word.count(".") != 1:
        return None
    return word.removeprefix("var.")
