"""Hostile plans: whatever is changed in a plan, it is read or refused, quickly, and no more."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.plans.read import open_plan
from courtier.results.resources import NotExamined, Resource
from courtier.values.errors import InputError
from tests.providers.plans.synthetic import (
    block,
    change,
    constant,
    plan,
    provider,
    variable,
)

SECONDS = 2.0
MUTATIONS = 400
ODD: tuple[Any, ...] = (
    None, True, -1, 1e308, "", "\x00", "\ud800", "\u202e", [], {}, [[]], [None], {"": {}},
    "a" * 9999,
    {"constant_value": []}, {"references": [1]}, ["var."], "var..x", 10**400,
)  # fmt: skip


def _terraform() -> Any:
    inner = {"expressions": {"r": variable("where")},
             "module": {"resources": [block("aws_s3_bucket.b", "m:aws")]}}  # fmt: skip
    return plan(
        [
            change("aws_instance.a[0]", {"root_block_device": [{"encrypted": True}]}),
            change("module.m.aws_s3_bucket.b", {"tags": {"a": "b"}}, unknown={"region": True}),
            change("aws_db_instance.c", {"password": "x"}, sensitive={"password": True}),
            change("google_storage_bucket.d", {"location": "US"}, provider="google"),
        ],
        providers={"aws": provider("aws", region=constant("ca-central-1")),
                   "m:aws": provider("aws", region=variable("r")) | {"module_address": "module.m"}},
        blocks=[block("aws_instance.a", "aws")],
        calls={"m": inner},
        variables={"where": "us-east-1"},
    )  # fmt: skip


def _what_if() -> Any:
    after = {"type": "Microsoft.Storage/storageAccounts", "location": "eastus", "tags": {"a": "b"},
             "properties": {"allowBlobPublicAccess": False}}  # fmt: skip
    identifier = "/subscriptions/0/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/s"
    return {"changes": [{"changeType": "Create", "resourceId": identifier, "after": after}]}


def _change_set() -> Any:
    context = json.dumps({"Properties": {"StorageEncrypted": "true"}})
    inner = {"Action": "Add", "LogicalResourceId": "B", "ResourceType": "AWS::RDS::DBInstance",
             "AfterContext": context}  # fmt: skip
    stack = "arn:aws:cloudformation:ca-central-1:0:stack/x/1"
    return {"Changes": [{"Type": "Resource", "ResourceChange": inner}], "StackId": stack}


def _template() -> Any:
    properties = {"Encrypted": {"Ref": "P"}, "Tags": [{"Key": "k", "Value": "v"}], "Size": 3}
    return {"Resources": {"V": {"Type": "AWS::EC2::Volume", "Properties": properties}}}


MAKERS: tuple[Callable[[], Any], ...] = (_terraform, _what_if, _change_set, _template)


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, item in inner:
        found.append((*path, key))
        if isinstance(item, (dict, list)):
            found += _places(item, (*path, key))
    return found


def _mutated(content: Any, chance: random.Random) -> Any:
    """The same plan with a value replaced, taken out, doubled, or wrapped very deep."""
    path = chance.choice(_places(content))
    holder = content
    for key in path[:-1]:
        holder = holder[key]
    kind = chance.randrange(5)
    if kind == 0:
        del holder[path[-1]]
    elif kind == 1:
        deep: Any = 1
        for _ in range(chance.choice((50, 400))):
            deep = [deep] if chance.random() < 0.5 else {"a": deep}
        holder[path[-1]] = deep
    elif kind == 2 and isinstance(holder, dict):
        holder[chance.choice(("", "region", "tags", "x" * 500, "\x1b[2J"))] = holder[path[-1]]
    else:
        holder[path[-1]] = copy.deepcopy(chance.choice(ODD))
    return content


def _bytes(content: Any, chance: random.Random) -> bytes:
    raw = json.dumps(content).encode("utf-8", "surrogatepass")
    kind = chance.randrange(6)
    at = chance.randrange(len(raw))
    if kind == 0:
        return raw[:at]
    if kind == 1:
        return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
    if kind == 2:
        return raw[:at] + chance.choice((b"[" * 3000, b"{", b'"', b"\x00", b"9" * 5000)) + raw[at:]
    return raw


def _is_shown_safely(item: Resource | NotExamined) -> bool:
    shown = [item.address, item.type]
    if isinstance(item, Resource):
        shown += [item.place.word, *(item.tags or {}), *(item.tags or {}).values()]
    return all(text.isprintable() and len(text) <= 300 for text in shown)


@pytest.mark.parametrize("maker", MAKERS)
def test_a_changed_plan_is_read_or_refused(
    tmp_path: Path, facts: ResourceFacts, maker: Callable[[], Any]
) -> None:
    path = tmp_path / "plan"
    for seed in range(MUTATIONS):
        chance = random.Random(seed)
        content = _mutated(maker(), chance)
        if chance.random() < 0.3:
            content = _mutated(content, chance) if _places(content) else content
        path.write_bytes(_bytes(content, chance))
        began = time.perf_counter()
        try:
            found = list(open_plan(str(path), "plan", facts, "ca-central-1").resources())
        except InputError:
            found = []
        assert time.perf_counter() - began < SECONDS, seed
        assert all(map(_is_shown_safely, found)), seed


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_refused(tmp_path: Path, facts: ResourceFacts, seed: int) -> None:
    path = tmp_path / "plan"
    path.write_bytes(b"{" * (seed % 2) + random.Random(seed).randbytes(4000))
    with pytest.raises(InputError):
        list(open_plan(str(path), "plan", facts).resources())
