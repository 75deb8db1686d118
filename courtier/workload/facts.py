"""What a workload says, in the closed vocabulary of conditions. Silence is None: unknown."""

from __future__ import annotations

from collections.abc import Mapping

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.risk import Element, Kind
from courtier.workload.information import Answer, Asset
from courtier.workload.model import Workload
from courtier.workload.service import PlaceRule


def ancestry(kind: str, kinds: Mapping[str, Kind]) -> frozenset[str]:
    """A kind and all those above it in the tree."""
    found: list[str] = []
    here: str | None = kind
    while here is not None and here not in found:
        found.append(here)
        record = kinds.get(here)
        here = record.parent if record else None
    return frozenset(found)


def answer_to(question: str, asset: Asset | None, workload: Workload) -> Answer | None:
    """The recorded answer to a question, for one asset (``id.asset``) or for all (``id``)."""
    own = workload.answered(f"{question}.{asset.id}") if asset else None
    return own or workload.answered(question)


def affirmed(answer: Answer | None) -> bool:
    """Tell whether an answer says yes, in either language."""
    return answer is not None and str(answer.answer).casefold() in ("true", "oui", "yes")


def denied(answer: Answer | None) -> bool:
    """Tell whether an answer says no, in either language."""
    return answer is not None and str(answer.answer).casefold() in ("false", "non", "no")


def meaning(answer: Answer) -> str:
    """What an answer says, the same for a yes or a no in either language."""
    if affirmed(answer):
        return "yes"
    return "no" if denied(answer) else str(answer.answer)


def is_personal(
    asset: Asset,
    workload: Workload,
    kinds: Mapping[str, Kind],
    elements: Mapping[str, Element],
) -> bool:
    """Tell whether an asset is about people who can be identified.

    An unknown form counts as clear; anonymised data count until the holder has confirmed that
    nobody can be identified any more.
    """
    if asset.form == "synthetic":
        return False
    if asset.form == "anonymised" and affirmed(answer_to("q-anonymised", asset, workload)):
        return False
    names = [asset.kind, *(elements[e].kind for e in asset.elements if e in elements)]
    return any(kinds[name].personal for name in names if name in kinds)


def asset_facts(
    asset: Asset,
    workload: Workload,
    kinds: Mapping[str, Kind],
    elements: Mapping[str, Element],
) -> dict[str, FactValue]:
    """What the file says of one asset; the kinds of its elements count among its kinds.

    A form that the file does not give counts as clear: silence never lowers a level.
    """
    joined = set(asset.elements)
    for other in workload.information:
        if other.id in (asset.joined_with or ()) or asset.id in (other.joined_with or ()):
            joined |= set(other.elements)
    all_kinds = set(ancestry(asset.kind, kinds))
    for element in asset.elements:
        if element in elements:
            all_kinds |= ancestry(elements[element].kind, kinds)
    return {
        "kind": frozenset(all_kinds),
        "elements": frozenset(asset.elements),
        "joined-elements": frozenset(joined),
        "subjects": _subjects(asset, kinds),
        "subjects-place": _words(asset.subjects_place),
        "persons": asset.persons,
        "form": asset.form or "clear",
        "uses": _words(asset.uses),
        "special-law": _words(asset.special_law),
        "joined-with": _words(asset.joined_with),
        "personal": is_personal(asset, workload, kinds, elements),
        "recipients-place": _words(
            None
            if asset.recipients is None
            else tuple(r.place for r in asset.recipients if r.place)
        ),
    }


def _subjects(asset: Asset, kinds: Mapping[str, Kind]) -> frozenset[str] | None:
    """Whom an asset is about: as the file says, else by the definition of its kind."""
    kind = kinds.get(asset.kind)
    by_definition = kind.subjects if kind else ()
    return _words(asset.subjects if asset.subjects is not None else by_definition or None)


def workload_facts(workload: Workload) -> dict[str, FactValue]:
    """What the file says of the workload as a whole, levels and flags left out."""
    return {
        **_organization_facts(workload),
        **_service_facts(workload),
        **_hosting_facts(workload),
        **_acquisition_facts(workload),
    }


def _organization_facts(workload: Workload) -> dict[str, FactValue]:
    body = workload.organization
    return {
        "organization-kind": body.kind,
        "legal-regime": body.legal_regime,
        "privacy-regime": body.privacy_regime,
    }


def _service_facts(workload: Workload) -> dict[str, FactValue]:
    service = workload.service
    harm = service.harm if service else None
    return {
        "rto-hours": service.rto_hours if service else None,
        "rpo-hours": service.rpo_hours if service else None,
        "hours": service.hours if service else None,
        "ai": service.ai if service else None,
        "harm-life": harm.life if harm else None,
        "harm-rights": harm.rights if harm else None,
        "harm-finance": harm.finance if harm else None,
        "harm-continuity": harm.continuity if harm else None,
    }


def _hosting_facts(workload: Workload) -> dict[str, FactValue]:
    hosting = workload.hosting
    places = hosting.places if hosting else None
    return {
        "place-data": _place(places.data if places else None),
        "support-place": _place(places.support if places else None),
        "administration-place": _place(places.administration if places else None),
        "support-access": hosting.support_access if hosting else None,
        "keys": hosting.keys if hosting else None,
        "outside-quebec": _outside_quebec(workload),
    }


def _outside_quebec(workload: Workload) -> frozenset[str] | None:
    """The ways in which information may leave Québec, storage or reading; None while unknown.

    Reading the content from abroad (support, administration, subprocessors) counts even when the
    data stay.
    One known way is enough; none is concluded only when every way is known.
    """
    hosting = workload.hosting
    places = hosting.places if hosting else None
    access = hosting.support_access if hosting else None
    reads_content = None if access is None else access in ("screen", "content")
    ways: dict[str, bool | None] = {
        "data": _leaves(places.data if places else None),
        "backup": _leaves(places.backup if places else None),
        "support": _both(reads_content, _leaves(places.support if places else None)),
        "administration": _leaves(places.administration if places else None),
        "recipient": _recipients_outside(workload),
        "subprocessor": _subprocessors_outside(workload),
    }
    known = frozenset(way for way, leaves in ways.items() if leaves)
    return None if not known and None in ways.values() else known


def _leaves(rule: PlaceRule | None) -> bool | None:
    return None if rule is None else rule != "quebec"


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _recipients_outside(workload: Workload) -> bool | None:
    places = [
        recipient.place for asset in workload.information for recipient in asset.recipients or ()
    ]
    if any(place not in (None, "quebec") for place in places):
        return True
    return None if None in places else False


def _subprocessors_outside(workload: Workload) -> bool | None:
    """Subprocessors listed are the recipients; without a list, nobody knows where they are."""
    allowed = workload.hosting.subprocessors if workload.hosting else None
    if allowed == "none":
        return False
    listed = any(asset.recipients for asset in workload.information)
    return _recipients_outside(workload) if allowed == "listed" and listed else None


def _acquisition_facts(workload: Workload) -> dict[str, FactValue]:
    acquisition = workload.acquisition
    needs = workload.needs
    models = None
    if needs is not None:
        models = frozenset({"saas"} if needs.software else set()) | frozenset(
            {"iaas"} if needs.compute or needs.storage or needs.databases else set()
        )
    if acquisition is None:
        return {"needs-model": models}
    goods = acquisition.includes_goods
    agreements = acquisition.agreements
    return {
        "needs-model": models,
        "nature": acquisition.nature,
        "includes-goods": goods,
        "estimated-value": acquisition.estimated_value_cad,
        "term-months": acquisition.term.total_months if acquisition.term else None,
        "award-basis": acquisition.award_basis,
        "agreements": None if agreements is None else frozenset(a.offering for a in agreements),
        "group-purchase": acquisition.group_purchase,
        "budget-funding": acquisition.budget.funding if acquisition.budget else None,
    }


def _place(rule: PlaceRule | None) -> FactValue:
    if rule is None or isinstance(rule, str):
        return rule
    return frozenset(rule)


def _words(words: tuple[str, ...] | None) -> frozenset[str] | None:
    return None if words is None else frozenset(words)
