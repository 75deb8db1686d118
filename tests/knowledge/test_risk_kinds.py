"""The kinds, elements and schemes of ``risk/`` hold together."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import CRITERIA, Kind, Scheme
from courtier.values.text import LANGUAGES

NEW_SCHEME_DAY = date(2024, 12, 12)
FLAGS = {
    "sensitive", "health-information", "biometric", "pci-dss", "pci-dss-forbidden",
    "life-at-risk", "classified", "unknown-kind", "bids-secrecy",
}  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="module")
def kinds(knowledge: Knowledge) -> dict[str, Kind]:
    return dict(knowledge.all(Kind))


def _ancestors(kinds: dict[str, Kind], identifier: str) -> list[str]:
    seen: list[str] = []
    parent = kinds[identifier].parent
    while parent is not None:
        assert parent in kinds, f"{identifier}: the parent {parent} does not exist"
        assert parent not in seen, f"{identifier}: its parents turn in a circle"
        assert parent != identifier, f"{identifier}: it is its own ancestor"
        seen.append(parent)
        parent = kinds[parent].parent
    return seen


@pytest.mark.parametrize(("folder", "record"), [("risk/kinds", Kind), ("risk/schemes", Scheme)])
def test_each_file_is_named_by_its_id(
    knowledge: Knowledge, folder: str, record: type[Kind] | type[Scheme]
) -> None:
    files = {name for name in knowledge.files if name.startswith(folder + "/")}
    assert files == {f"{folder}/{identifier}.yaml" for identifier in knowledge.all(record)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_speaks_both_languages(kinds: dict[str, Kind], language: str) -> None:
    for kind in kinds.values():
        for text in (kind.name, kind.text, kind.help):
            assert text.model_dump()[language].strip(), kind.id
        synonyms = kind.synonyms.model_dump()[language]
        assert len(synonyms) >= 3, kind.id
        assert len(set(synonyms)) == len(synonyms), kind.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_synonym_leads_to_one_kind(kinds: dict[str, Kind], language: str) -> None:
    owners: dict[str, str] = {}
    for kind in kinds.values():
        for word in kind.synonyms.model_dump()[language]:
            assert owners.setdefault(word.lower(), kind.id) == kind.id, word


def test_parents_exist_and_never_turn_in_a_circle(kinds: dict[str, Kind]) -> None:
    assert _ancestors(kinds, "payment-card-authentication") == ["payment-card", "credit-card"]
    for identifier in kinds:
        _ancestors(kinds, identifier)


def test_a_child_of_a_personal_kind_is_personal(kinds: dict[str, Kind]) -> None:
    for kind in kinds.values():
        assert kind.personal or not any(kinds[a].personal for a in _ancestors(kinds, kind.id))


def test_each_federal_category_is_there_exactly_once(kinds: dict[str, Kind]) -> None:
    federal = [kind for kind in kinds.values() if kind.references.gc is not None]
    numbers = sorted(int(str(kind.references.gc).removeprefix("PI_CAT-")) for kind in federal)
    assert numbers == list(range(1, 26))
    assert all(kind.personal for kind in federal)


def test_every_floor_is_a_choice_of_this_project_and_says_so(kinds: dict[str, Kind]) -> None:
    with_floors = [kind for kind in kinds.values() if kind.floors is not None]
    assert len(with_floors) > 40
    for kind in with_floors:
        assert kind.confidence == "design", kind.id
        assert kind.anchor, kind.id
        assert "choix de ce projet" in kind.text.fr, kind.id
        assert "choice of this project" in kind.text.en, kind.id
        assert all(getattr(kind.floors, criterion) is not None for criterion in CRITERIA), kind.id


def test_kinds_without_a_level_give_none(kinds: dict[str, Kind]) -> None:
    without = {kind.id for kind in kinds.values() if kind.floors is None}
    assert without == {"minors-record", "national-interest", "unknown"}


def test_an_unknown_kind_is_never_read_as_without_people(kinds: dict[str, Kind]) -> None:
    assert kinds["unknown"].personal
    assert kinds["unknown"].flags == ("unknown-kind",)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("open-data", ("non-classifie", "low", "low")),
        ("contact-staff", ("non-classifie", "low", "low")),
        ("contact-public", ("protege-a", "low", "low")),
        ("social-insurance-number", ("protege-b", "medium", "low")),
        ("health", ("protege-b", "medium", "medium")),
        ("payment-card", ("protege-b", "medium", "low")),
        ("informant", ("protege-c", "high", "medium")),
        ("critical-infrastructure", ("protege-b", "high", "high")),
        ("emergency-response", ("protege-a", "high", "high")),
    ],
)
def test_floors_follow_the_design(
    kinds: dict[str, Kind], identifier: str, expected: tuple[str, str, str]
) -> None:
    floors = kinds[identifier].floors
    assert floors is not None
    assert tuple(getattr(floors, criterion) for criterion in CRITERIA) == expected


def test_flags_come_from_a_known_list_and_a_child_keeps_those_of_its_parents(
    kinds: dict[str, Kind],
) -> None:
    for kind in kinds.values():
        assert set(kind.flags) <= FLAGS, kind.id
        for ancestor in _ancestors(kinds, kind.id):
            if ancestor != "financial":  # an exact salary alone is not taken for intimate
                assert set(kinds[ancestor].flags) <= set(kind.flags), kind.id


def test_card_authentication_data_are_forbidden(kinds: dict[str, Kind]) -> None:
    assert {"pci-dss", "pci-dss-forbidden"} <= set(kinds["payment-card-authentication"].flags)
    assert "pci-dss-forbidden" not in kinds["payment-card"].flags


def test_each_element_has_a_kind_and_both_names(
    knowledge: Knowledge, kinds: dict[str, Kind]
) -> None:
    assert len(knowledge.elements) >= 38
    for element in knowledge.elements.values():
        assert element.kind in kinds, element.id
        assert all(element.name.model_dump().values()), element.id


def test_element_rows_are_unique_and_say_yes_or_no(knowledge: Knowledge) -> None:
    _, path = knowledge.files["risk/elements.csv"]
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["direct_identifier"] for row in rows} == {"yes", "no"}


def test_the_three_elements_that_identify_together_are_not_direct(knowledge: Knowledge) -> None:
    for identifier in ("birth-date", "sex", "postal-code"):
        assert not knowledge.elements[identifier].direct_identifier
    assert knowledge.elements["nas"].direct_identifier


@pytest.mark.parametrize("identifier", ["quebec-2024-05", "government-of-canada"])
def test_levels_go_up_and_their_ids_are_unique(knowledge: Knowledge, identifier: str) -> None:
    scheme = knowledge.all(Scheme)[identifier]
    for criterion in CRITERIA:
        ranks = [level.rank for level in scheme.levels(criterion)]
        assert ranks == sorted(set(ranks))
        assert ranks[0] == (0 if criterion == "confidentiality" else 1)
        assert len({level.id for level in scheme.levels(criterion)}) == len(ranks)


def test_every_floor_is_a_level_of_the_quebec_scheme(
    knowledge: Knowledge, kinds: dict[str, Kind]
) -> None:
    scheme = knowledge.all(Scheme)["quebec-2024-05"]
    for criterion in CRITERIA:
        ids = {level.id for level in scheme.levels(criterion)}
        assert {getattr(k.floors, criterion) for k in kinds.values() if k.floors} <= ids


def test_the_quebec_scheme_is_provisional_without_profile(knowledge: Knowledge) -> None:
    scheme = knowledge.all(Scheme)["quebec-2024-05"]
    assert scheme.provisional
    assert scheme.confidence == "unverified"
    levels = [level for criterion in CRITERIA for level in scheme.levels(criterion)]
    assert not any(level.profile for level in levels)


def test_the_quebec_scheme_starts_on_its_day(knowledge: Knowledge) -> None:
    scheme = knowledge.all(Scheme)["quebec-2024-05"]
    assert not scheme.holds_on(date(2024, 12, 11))
    assert scheme.holds_on(NEW_SCHEME_DAY)
    assert scheme.holds_on(date(2024, 12, 13))


def test_nothing_published_leaves_the_deployment_to_a_person(knowledge: Knowledge) -> None:
    quebec = {level.id: level for level in knowledge.all(Scheme)["quebec-2024-05"].confidentiality}
    assert [i for i, level in quebec.items() if not level.deployment] == ["protege-c"]
    canada = knowledge.all(Scheme)["government-of-canada"]
    for criterion in CRITERIA:
        for level in canada.levels(criterion):
            assert bool(level.deployment) == level.profile, level.id


def test_protected_and_classified_stay_on_their_own_tracks(knowledge: Knowledge) -> None:
    canada = knowledge.all(Scheme)["government-of-canada"]
    tracks = {level.id: level.track for level in canada.confidentiality}
    assert [i for i, track in tracks.items() if track == "classified"] == [
        "confidential", "secret", "top-secret",
    ]  # fmt: skip
    assert tracks["protected-c"] == "protected"


def test_only_the_two_provinces_are_published_equivalents(knowledge: Knowledge) -> None:
    published = {
        equivalent.scheme
        for scheme in knowledge.all(Scheme).values()
        for equivalent in scheme.equivalents
        if equivalent.basis == "published"
    }
    assert published == {"bc", "alberta"}


def test_each_equivalent_starts_from_a_level_of_its_scheme(knowledge: Knowledge) -> None:
    for scheme in knowledge.all(Scheme).values():
        ids = {level.id for level in scheme.confidentiality}
        assert {equivalent.level for equivalent in scheme.equivalents} <= ids
