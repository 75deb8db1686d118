"""The table of listings against the kit's own service models: each name, each path, each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.read_calls import read_calls
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.aws.listing import BEFORE, NAME, Listing, Step
from courtier.providers.discover.aws.listings import LISTINGS
from courtier.providers.discover.aws.organization import CALLS as ORGANIZATION
from courtier.providers.discover.aws.reader import OWN_CALLS
from courtier.providers.discover.aws.sessions import ENTERING, READS
from tests.providers.discover.aws.synthetic import CALLS, model, turner

STEPS = [(listing, step) for listing in LISTINGS.values() for step in listing.steps]
PLACE = {"account", "region", "partition"}
READ_WORDS = ("Describe", "Get", "List", "Search")


def shape_at(shape: Any, path: str, where: str) -> Any:
    """The shape at a path of an answer; a key that the model lacks stops the test."""
    for key in path.split("."):
        while shape.type_name == "list":
            shape = shape.member
        if shape.type_name == "map":
            return shape.value
        assert shape.type_name == "structure", f"{where}: nothing is inside {path}"
        assert key in shape.members, f"{where}: the model has no {path}"
        shape = shape.members[key]
    return shape


def answer_of(listing: Listing, step: Step) -> Any:
    """The shape of the answer of a call."""
    service = model(step.service or listing.service)
    assert step.operation in service.operation_names, f"{listing.name}: {step.operation}"
    return service.operation_model(step.operation).output_shape


def items_of(listing: Listing) -> list[Any]:
    """What each call gives, in order: the shapes of the items, then of what is put into them."""
    found = []
    for step in listing.steps:
        shape = answer_of(listing, step)
        found.append(shape_at(shape, step.items, listing.name) if step.items else shape)
    return found


def checked(listing: Listing, path: str, upto: int) -> None:
    """A path into an item: through what a call put there, into the item, or the one before."""
    shapes, steps = items_of(listing), listing.steps[:upto]
    givers = [i for i, step in enumerate(steps) if not step.into]
    while path.startswith(f"{BEFORE}."):
        path, givers = path.removeprefix(f"{BEFORE}."), givers[:-1]
    head, _, rest = path.partition(".")
    into = next((i for i, step in enumerate(steps) if step.into == head), None)
    if into is not None:
        if rest:
            shape_at(shapes[into], rest, listing.name)
        return
    item = shapes[givers[-1]]
    while item.type_name == "list":
        item = item.member
    if path == NAME:
        assert item.type_name == "string", f"{listing.name}: its items are no words"
    else:
        shape_at(item, path, listing.name)


def paths(listing: Listing) -> Iterator[str]:
    """Every path that a listing names."""
    pattern = re.findall(r"\{([^{}]+)\}", listing.id) if "{" in listing.id else [listing.id]
    yield from (path.rstrip("/") for path in pattern if path not in PLACE)
    yield from listing.region.split()
    yield from listing.absent
    yield from listing.gone
    yield from filter(None, (listing.tags, listing.owner))


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=list(LISTINGS))
def test_the_paths_of_a_listing_exist(listing: Listing) -> None:
    told = list(paths(listing))
    assert told
    for path in told:
        checked(listing, path, len(listing.steps))


def test_the_arguments_of_each_call_exist_and_none_is_missing() -> None:
    for listing, step in STEPS:
        arguments_exist(listing, step)


def arguments_exist(listing: Listing, step: Step) -> None:
    """The arguments of one call, against the model."""
    operation = model(step.service or listing.service).operation_model(step.operation)
    known = operation.input_shape.members if operation.input_shape else {}
    given = {key.removesuffix("[]") for key in step.given} | set(step.constants)
    assert given <= set(known), listing.name
    needed = set(operation.input_shape.required_members) if operation.input_shape else set()
    assert needed <= given, listing.name
    for path in step.given.values():
        checked(listing, path, listing.steps.index(step))
    for key, value in step.constants.items():
        allowed(known[key], value, f"{listing.name} {key}")


def allowed(shape: Any, value: Any, where: str) -> None:
    """A constant, within the bounds and the words of the model."""
    if shape.type_name == "list":
        for one in value:
            allowed(shape.member, one, where)
    if shape.type_name == "integer":
        assert shape.metadata.get("min", value) <= value <= shape.metadata.get("max", value), where
    if getattr(shape, "enum", None):
        assert value in shape.enum, where


def test_every_page_is_turned() -> None:
    """What a call gives in pages, the kit or the table turns."""
    for listing, step in STEPS:
        pages_are_turned(listing, step)


def pages_are_turned(listing: Listing, step: Step) -> None:
    """The pages of one call."""
    service = step.service or listing.service
    operation = model(service).operation_model(step.operation)
    kit = turner(f"{service}:{step.operation}")
    answer = operation.output_shape.members
    token = {k for k in answer if re.search(r"(?i)(next|marker|token$|^position$|^last)", k)}
    more = {k for k in answer if k.startswith("HasMore")}
    if step.pages:
        asked, told = step.pages
        assert not kit, listing.name
        assert asked in operation.input_shape.members, listing.name
        assert told in answer, listing.name
    elif (token or more) and not step.into:
        assert kit, f"{listing.name}: nobody turns the pages of {step.operation}"


def test_what_stands_for_an_error_is_an_answer_of_the_call() -> None:
    stands = [(one, step, key) for one, step in STEPS for p in step.none.values() for key in p]
    assert len(stands) >= 5
    for listing, step, key in stands:
        assert key in answer_of(listing, step).members


def test_every_call_is_a_read() -> None:
    allowed = {"sts:AssumeRole"}
    assert READS == READ_WORDS
    assert {f"sts:{name}" for name in ENTERING} == allowed
    others = {call for call in CALLS if not call.partition(":")[2].startswith(READ_WORDS)}
    assert others == allowed
    assert set(ORGANIZATION) < set(OWN_CALLS)
    for call in OWN_CALLS:
        service, _, operation = call.partition(":")
        assert operation in model(service).operation_names
    secret = re.compile(
        r"Secret(Value)|GetParameter|GetObject|Decrypt|Password|GetItem|Scan|GetJobs?\b"
    )
    assert [call for call in CALLS if secret.search(call)] == []


def test_each_listing_has_a_name_of_its_own() -> None:
    """A dictionary by name would hide one behind another."""
    from courtier.providers.discover.aws import listings_compute, listings_data, listings_other

    rooms = (
        listings_compute.COMPUTE, listings_compute.NETWORK, listings_data.STORAGE,
        listings_data.DATABASES, listings_other.MESSAGES, listings_other.ANALYSIS,
        listings_other.CONTROL,
    )  # fmt: skip
    assert len(LISTINGS) == sum(map(len, rooms)) + 2


def test_the_table_of_types_explains_what_each_listing_tells(knowledge: Knowledge) -> None:
    """Each type has its row, and each attribute that the row names is one that the answers hold."""
    facts = resource_facts(knowledge)
    for listing in LISTINGS.values():
        if listing.type:
            row_explains(facts, listing)


def row_explains(facts: ResourceFacts, listing: Listing) -> None:
    """The row of the type of one listing."""
    kind = facts.type_of("aws", listing.type)
    assert kind is not None, listing.type
    cells = " ".join((kind.encrypted_by, kind.public_by, kind.private_by))
    named = re.findall(r"([A-Za-z0-9_.]+)=", cells)
    named += [size.partition("=")[2] for size in kind.size_from.split()]
    named += [path[1:] for path in kind.region_from.split() if path[0] == "+"]
    named += [".".join(v.path) for v in facts.variants.get(kind.key, ())]
    for path in named:
        checked(listing, path, len(listing.steps))
    assert "!" not in cells, "what another listing does not tell is not surely absent"


def test_the_table_of_calls_is_that_of_the_program(knowledge: Knowledge) -> None:
    rows = [row for row in read_calls(knowledge) if row.cloud == "aws"]
    assert [row.call for row in rows] == CALLS
    nothing = {row.call for row in rows if row.permission is None}
    assert nothing == {"sts:GetCallerIdentity"}
    assert all(re.fullmatch(r"[a-z0-9-]+:[A-Za-z0-9]+", r.permission) for r in rows if r.permission)
