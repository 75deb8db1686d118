"""Items made out of a service model: every member filled, by the name that it has there."""

from __future__ import annotations

from typing import Any

from courtier.providers.discover.aws.listing import BEFORE, NAME, Listing, Step
from courtier.providers.discover.aws.listings_other import EXPLORED, TAGGED
from tests.providers.discover.aws.synthetic import ACCOUNT, model

DEEP = 4
"""So deep are items filled: deeper, a model repeats itself."""


def filled(shape: Any, number: int, name: str = "", deep: int = DEEP) -> Any:
    """A value of a shape; a text tells the name of its member and the number of its item."""
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return [{"Key": "cle", "Value": "valeur"}]
    if kind == "structure":
        inside = shape.members.items() if deep else ()
        told = ((key, filled(inner, number, key, deep - 1)) for key, inner in inside)
        return {key: value for key, value in told if value is not None}
    if kind == "list":
        return [filled(shape.member, number, name, deep)] if deep else []
    if kind == "map":
        return {"cle": "valeur"} if shape.value.type_name == "string" else None
    return _word(shape, number, name)


def _word(shape: Any, number: int, name: str) -> Any:
    kind = shape.type_name
    if name in ("OwnerId", "ownerAccount"):
        return ACCOUNT
    if kind == "string":
        return shape.enum[0] if getattr(shape, "enum", None) else f"{name}-{number}"
    return {"boolean": True, "integer": 1, "long": 1}.get(kind)


def arn(listing: Listing, region: str, number: int) -> str:
    """An address of the type of a listing."""
    service, _, kind = (listing.type or "elasticloadbalancing:loadbalancer/app").partition(":")
    special = {
        "events:event-bus": "event-bus/x", "sns:topic": f"x{number}",
        "wafv2:webacl": "regional/webacl/x/y",
    }  # fmt: skip
    if listing in (TAGGED, EXPLORED):
        return f"arn:aws:rds:{region}:{ACCOUNT}:db:x{number}"
    inner = special.get(listing.type, f"{kind}/x")
    where = "" if listing.everywhere else region
    return f"arn:aws:{service}:{where}:{ACCOUNT}:{inner.replace('/x', f'/x{number}')}"


def made(listing: Listing, step: Step, region: str, numbers: range) -> dict[str, Any]:
    """An answer of a call, out of its model, with so many items."""
    shape = model(step.service or listing.service).operation_model(step.operation).output_shape
    if step.into:
        found = filled(shape, numbers[0])
        _address(found, listing.id, listing, region, numbers[0])
        return {k: v for k, v in found.items() if k in (step.items.partition(".")[0] or k)}
    return _nested(shape, step.items.split("."), listing, region, numbers)


def _nested(
    shape: Any, path: list[str], listing: Listing, region: str, numbers: range
) -> dict[str, Any]:
    key, *rest = path
    member = shape.members[key]
    if rest and member.type_name == "list":
        return {key: [_nested(member.member, rest, listing, region, numbers)]}
    if rest:
        return {key: _nested(member, rest, listing, region, numbers)}
    return {key: [_one(member.member, listing, region, number) for number in numbers]}


def _one(shape: Any, listing: Listing, region: str, number: int) -> Any:
    if shape.type_name == "string":
        return arn(listing, region, number) if listing.id == NAME else f"x{number}"
    found = filled(shape, number)
    _address(found, listing.id, listing, region, number)
    if "BucketRegion" in found:
        found["BucketRegion"] = region
    return found


def _address(found: Any, path: str, listing: Listing, region: str, number: int) -> None:
    """Put an address where the listing finds it, if it is in this answer."""
    if "{" in path or path in (NAME, BEFORE):
        return
    *outer, last = path.split(".")
    for key in outer:
        found = found.get(key) if isinstance(found, dict) else None
    if isinstance(found, dict) and last in found:
        found[last] = arn(listing, region, number)
