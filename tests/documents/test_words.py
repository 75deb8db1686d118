"""The closed words of the workload all have a name in both languages."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import pytest

from courtier.documents.names import WORDS, Names
from courtier.workload import acquisition, information, needs, service
from tests.documents.opened import knowledge

GROUPS: dict[str, tuple[Any, str]] = {
    "organization-kind": (service.Organization, "kind"),
    "legal-regime": (service.Organization, "legal_regime"),
    "privacy-regime": (service.Organization, "privacy_regime"),
    "subject": (information.Asset, "subjects"),
    "form": (information.Asset, "form"),
    "use": (information.Asset, "uses"),
    "special-law": (information.Asset, "special_law"),
    "place": (information.Asset, "subjects_place"),
    "declared-status": (information.Declared, "status"),
    "hours": (service.Service, "hours"),
    "ai": (service.Service, "ai"),
    "harm": (service.HarmTable, "life"),
    "direction": (service.Interface, "direction"),
    "environment-data": (service.Environment, "data"),
    "support-access": (service.Hosting, "support_access"),
    "keys": (service.Hosting, "keys"),
    "subprocessors": (service.Hosting, "subprocessors"),
    "foreign-exposure": (service.Hosting, "foreign_exposure"),
    "deployment": (service.Hosting, "deployment"),
    "needs-from": (needs.Needs, "from_"),
    "storage": (needs.Storage, "kind"),
    "os": (needs.Compute, "os"),
    "engine": (needs.Database, "engine"),
    "software": (needs.Software, "model"),
    "nature": (acquisition.Acquisition, "nature"),
    "award-basis": (acquisition.Acquisition, "award_basis"),
    "pricing": (acquisition.Acquisition, "pricing"),
    "taxes": (acquisition.Budget, "taxes"),
    "funding": (acquisition.Budget, "funding"),
}


def _words(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return set().union(*(_words(part) for part in get_args(annotation)), set())


@pytest.mark.parametrize("group", GROUPS)
def test_each_word_has_a_name(group):
    model, field = GROUPS[group]
    names = Names(knowledge(), "quebec-2024-05")
    words = _words(model.model_fields[field].annotation)
    assert words
    listed = {
        row["word"]
        for row in knowledge().rows(WORDS, ("group", "word", "fr", "en"))
        if row["group"] == group
    }
    for word in words:
        name = names.word(group, word)
        assert name is not None
        assert word in listed or name.fr != word


def test_the_table_of_words_has_no_hole_and_no_double():
    rows = knowledge().rows(WORDS, ("group", "word", "fr", "en"))
    keys = [(row["group"], row["word"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert all(row["fr"] and row["en"] for row in rows)


def test_an_unknown_word_is_printed_as_it_is_and_silence_stays_silence():
    names = Names(knowledge(), "quebec-2024-05")
    assert names.word("harm", None) is None
    assert names.words("use", None) is None
    shown = names.word("category", "propre-à-nous")
    assert shown is not None
    assert shown.fr == "propre-à-nous"
    assert names.kind("unheard-of").en == "unheard-of"
