"""Each weak fact that a document prints carries the mark, and joins the list to confirm."""

from __future__ import annotations

import pytest

from courtier.documents.sheet import MARK
from courtier.results.common import FactUsed, Reason
from courtier.results.envelope import LayerSeen
from courtier.values.text import Language
from tests.documents import sample
from tests.documents.opened import all_text, case, opened, table_under

STRONG_WORDS = ("primary", "secondary")
WEAK_WORDS = ("sibling", "derived", "unverified", "design")
CHECKS = "Vérifications qui accompagnent l’acquisition"
TO_CONFIRM = "Éléments que l’organisme doit confirmer"


def _case(*facts, **changes):
    used = tuple(FactUsed(id=i, confidence=c) for i, c in facts)
    provenance = sample.assessment().provenance.model_copy(update={"facts": used})
    return case(assessment=sample.assessment(provenance=provenance, **changes))


def _reason(rule, asset="demandes"):
    return Reason(
        rule=rule, criterion="confidentiality", level="protege-a", asset=asset,
        text=sample.both("Le motif"), sources=(sample.STRONG,),
    )  # fmt: skip


def _floored(rule, *facts):
    of = _case(*facts, classification=sample.classification(reasons=(_reason(rule),)))
    document = opened("a2", of=of)
    return (
        table_under(document, "Motifs des niveaux")[1][-1].endswith(MARK),
        _listed(document, "Le motif (français)"),
    )


def _listed(document, text):
    tail = all_text(document).split("\nÀ confirmer\n")[1].split("\nSources\n")[0]
    return text in tail.splitlines()


@pytest.mark.parametrize("word", WEAK_WORDS)
def test_a_weak_rule_marks_its_reason_though_its_source_is_strong(word):
    assert _floored("kind-floor", ("kind-floor", word)) == (True, True)
    assert _floored("integrity-rpo-medium", ("integrity-rpo-medium", word)) == (True, True)


@pytest.mark.parametrize("word", STRONG_WORDS)
def test_a_strong_rule_with_strong_sources_has_no_mark(word):
    assert _floored("kind-floor", ("kind-floor", word), ("contact-public", word)) == (False, False)


def test_a_weak_kind_marks_its_floor_and_no_other_rule():
    kind = ("contact-public", "design")
    assert _floored("kind-floor", ("kind-floor", "primary"), kind) == (True, True)
    assert _floored("volume", ("volume", "primary"), kind) == (False, False)


def test_a_weak_kind_of_an_element_marks_the_floor_of_its_asset():
    facts = (("kind-floor", "primary"), ("person-name", "design"))
    assert _floored("kind-floor", *facts) == (True, True)


def test_the_weakest_of_two_facts_of_one_id_counts():
    assert case().how_known("req-cccs-medium") == "design"
    both = _case(("twice", "design"), ("twice", "primary"))
    assert both.how_known("twice") == "design"
    assert both.how_known("cloud:twice") == "design"
    assert both.how_known("unheard-of") == "primary"


@pytest.mark.parametrize("code", ["a1", "a6"])
@pytest.mark.parametrize("word", ["design", "unverified"])
def test_a_weak_check_carries_the_mark_though_its_source_is_strong(code, word):
    document = opened(code, of=_case(("check-french", word)))
    assert table_under(document, CHECKS)[1][-1].endswith(MARK)
    assert _listed(document, "Documents contractuels en français (français)")
    strong = opened(code, of=_case(("check-french", "primary")))
    assert not table_under(strong, CHECKS)[1][-1].endswith(MARK)


def test_a_weak_duty_carries_the_mark():
    document = opened("a2", of=_case(("outside-quebec", "derived")))
    assert table_under(document, "Obligations que l’analyse relève")[1][-1].endswith(MARK)
    assert _listed(document, "Évaluer avant toute communication hors du Québec (français)")


def test_a_weak_route_and_a_weak_condition_carry_the_mark():
    route = "call-off-c19-573-3-2"
    document = opened("a1", of=_case((route, "derived")))
    rows = {row[0]: row for row in table_under(document, "Modes de sollicitation examinés")}
    assert rows["Commande sous entente-cadre (français)"][-1].endswith(MARK)
    assert not rows["Appel d’offres public (français)"][-1].endswith(MARK)
    note = opened("a6", of=_case((route, "derived")))
    caption = "Conditions à vérifier par une personne (aucune case n’est cochée d’avance)"
    assert all(row[-1].endswith(MARK) for row in table_under(note, caption)[1:])


def test_a_requirement_of_no_record_rests_on_its_own_fact():
    caption = "Exigences de la charge de travail"
    weak, strong = (opened("a4", of=_case(*f)) for f in ((("hosting-data", "design"),), ()))
    assert table_under(weak, caption)[2][-1].endswith(MARK)
    assert not table_under(strong, caption)[2][-1].endswith(MARK)


@pytest.mark.parametrize(
    ("code", "caption", "column"),
    [
        ("a4", "Offres du catalogue", 1),
        (
            "a5",
            "Options comparées (P10, P50, P80 et P90\u00a0: centiles de la valeur actualisée)",
            0,
        ),
        ("a6", "Offres admissibles ou admissibles sous condition", 0),
    ],
)
def test_a_weak_record_of_an_offering_marks_its_name(code, caption, column):
    document = opened(code, of=_case(("nuage-un", "unverified"), ("nuage-deux", "primary")))
    first, second = table_under(document, caption)[1:3]
    assert first[column].endswith(MARK)
    assert not second[column].endswith(MARK)
    name = "Option cloud:nuage-un" if code == "a5" else "Offre nuage-un"
    assert _listed(document, f"{name} (français)")


def test_a_weak_record_of_an_offering_set_aside_marks_its_name():
    document = opened("a6", of=_case(("nuage-trois", "unverified")))
    assert table_under(document, "Offres écartées par l’analyse")[1][0].endswith(MARK)


def test_the_weak_scheme_is_marked():
    rows = table_under(
        opened("a2", of=_case(("quebec-2024-05", "unverified"))), "Organisme et système"
    )
    assert rows[-1][1].endswith(MARK)


def test_the_end_counts_the_facts_and_names_only_the_weak_ones():
    text = all_text(
        opened("a5", of=_case(("law-one", "primary"), ("law-two", "primary"), ("guess", "derived")))
    )
    tail = text[text.rindex("\nProvenance\n") :]
    assert "law-one" not in tail
    assert "guess" in tail
    assert "source première lue\n2\n–" in tail
    assert "assessment.json" in tail


def test_our_own_choices_and_facts_are_named_in_words():
    own = sample.WEAK.model_copy(update={"title": "courtier"})
    reason = _reason("kind-floor").model_copy(update={"sources": (own,)})
    wanted: dict[Language, tuple[str, str]] = {
        "fr": ("choix de ce projet", "Faits fournis avec le programme (SHA-256)"),
        "en": ("choice of this project", "Bundled facts (SHA-256)"),
    }
    for language, words in wanted.items():
        of = _case(classification=sample.classification(reasons=(reason,)))
        text = all_text(opened("a2", language, of=of))
        assert "bundled" not in text
        for word in words:
            assert f"\n{word}\n" in text
        assert "\ncourtier\n" not in text


def test_a_layer_of_the_body_keeps_its_name():
    seen = sample.assessment().provenance
    layers = (*seen.knowledge.layers, LayerSeen(name="ville", sha256="c" * 64))
    knowledge = seen.knowledge.model_copy(update={"layers": layers})
    provenance = seen.model_copy(update={"knowledge": knowledge})
    text = all_text(opened("a5", of=case(assessment=sample.assessment(provenance=provenance))))
    assert "Couche «\u00a0ville\u00a0» (SHA-256)" in text


def test_a_source_without_an_address_shows_a_dash():
    rows = table_under(opened("a2"), "Sources citées dans ce document")
    assert [row[2] for row in rows[1:]].count("–") == 1
    assert TO_CONFIRM in all_text(opened("a2"))
