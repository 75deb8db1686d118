"""What people declare, approve or override: each finding whole, with its path."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from courtier.results.classification import ClassifyOutcome
from courtier.results.common import Reason
from courtier.risk.approval import fingerprint
from courtier.risk.classify import classify
from courtier.values.findings import Finding
from courtier.values.text import Text
from courtier.workload.information import Asset
from tests.risk.build import DAY
from tests.risk.small import SCHEME, place, small_facts, small_workload

HOLDER = {
    "confidentiality": "c3", "status": "approved", "by": "holder", "on": "2026-11-23",
}  # fmt: skip
OPEN = {"id": "avis", "kind": "k-open"}
HEALTH = {"id": "soins", "kind": "k-health"}

LOWER = Text(
    fr="Relevez la déclaration, ou consignez une dérogation motivée et datée sous « overrides ».",
    en="Raise the declaration, or record a reasoned and dated override under “overrides”.",
)
HIGHER = Text(
    fr="Rien à faire si le détenteur le veut ainsi.", en="Nothing to do if the holder wants it so."
)
EXPIRED = Text(
    fr="Retirez-la, ou faites-la approuver de nouveau avec une nouvelle fin.",
    en="Remove it, or have it approved again with a new end.",
)
APPLIED = Text(
    fr="Vérifiez que la dérogation vaut encore.", en="Check that the override still holds."
)
INCOMPLETE = Text(
    fr="Ajoutez « by », « on » et « confidentiality » sous « declared ».",
    en="Add “by”, “on” and “confidentiality” under “declared”.",
)
NOT_HOLDER = Text(
    fr="Écrivez by: holder, ou le nom donné sous « organization: roles: holder », et un jour"
    " passé.",
    en="Write by: holder, or the name given under “organization: roles: holder”, and a past day.",
)


def _outcome(*assets: dict[str, Any], **parts: Any) -> ClassifyOutcome:
    return classify(small_workload(list(assets), **parts), small_facts(), DAY, place)


def _finding(identifier: str, severity: Any, path: str, text: Text, help: Text) -> Finding:
    return Finding(
        id=identifier,
        severity=severity,
        confidence="primary",
        text=text,
        location=place((path,)),
        help=help,
    )


def _seal(asset: dict[str, Any]) -> str:
    return fingerprint(Asset.model_validate(asset), "modele")


def _lower(criterion: str, declared: str, derived: str) -> Finding:
    text = Text(
        fr=f"soins : le niveau déclaré ({declared} en bref) est plus bas que le niveau proposé"
        f" ({derived} en bref) ; le niveau proposé demeure.",
        en=f"soins: the declared level ({declared} in short) is lower than the proposed one"
        f" ({derived} in short); the proposed level stands.",
    )
    path = f"information/1/declared/{criterion}"
    return _finding("level-lower-than-derived", "error", path, text, LOWER)


def test_lower_declarations_each_with_its_place() -> None:
    declared = {"confidentiality": "c1", "integrity": "i1", "availability": "a1"}
    found = _outcome(OPEN, HEALTH | {"declared": declared})
    assert found.findings == (
        _lower("confidentiality", "c1", "c3"),
        _lower("integrity", "i1", "i3"),
        _lower("availability", "a1", "a2"),
    )
    levels = found.classification.assets[1].levels
    assert (levels.confidentiality, levels.integrity, levels.availability) == ("c3", "i3", "a2")
    assert {reason.rule for reason in found.classification.reasons} == {"r-floor"}


def test_the_same_level_and_an_unknown_one_say_nothing() -> None:
    plans = {"id": "plans", "kind": "k-plans"}
    same = plans | {"declared": {"confidentiality": "c1", "integrity": "i1"}}
    unknown = OPEN | {"declared": {"confidentiality": "i3"}}
    found = _outcome(same, unknown)
    assert found.findings == ()
    assert found.classification.at_least == _outcome(plans, OPEN).classification.at_least


def test_a_higher_declaration_is_kept_with_its_reason_and_the_later_ones_are_read() -> None:
    found = _outcome(OPEN | {"declared": {"confidentiality": "c1", "availability": "a4"}})
    texts = {
        criterion: Text(
            fr=f"avis : le niveau déclaré ({declared} en bref) est plus élevé que le niveau proposé"
            f" ({derived} en bref) ; il est retenu.",
            en=f"avis: the declared level ({declared} in short) is higher than the proposed one"
            f" ({derived} in short); it is kept.",
        )
        for criterion, declared, derived in (
            ("confidentiality", "c1", "c0"), ("availability", "a4", "a1"),
        )
    }  # fmt: skip
    assert found.findings == tuple(
        _finding(
            "level-higher-than-derived", "note", f"information/0/declared/{criterion}", text, HIGHER
        )
        for criterion, text in texts.items()
    )
    levels = found.classification.assets[0].levels
    assert (levels.confidentiality, levels.integrity, levels.availability) == ("c1", "i1", "a4")
    assert found.classification.reasons == (
        Reason(rule="declared", criterion="confidentiality", level="c1", asset="avis",
               text=texts["confidentiality"], sources=()),
        Reason(rule="declared", criterion="availability", level="a4", asset="avis",
               text=texts["availability"], sources=()),
    )  # fmt: skip


def _override(**parts: Any) -> dict[str, Any]:
    return {
        "asset": "soins", "criterion": "confidentiality", "level": "c1", "reason": "essai",
        "approved_by": "Marie Exemple", "until": "2026-11-23",
    } | parts  # fmt: skip


def test_overrides_ended_unknown_of_another_asset_and_in_force() -> None:
    overrides = [
        _override(until="2026-11-22"),
        _override(level="c9"),
        _override(asset="avis", criterion="integrity", level="i3", until="2026-12-01"),
        _override(),
        _override(criterion="availability", level="a4"),
    ]
    found = _outcome(OPEN, HEALTH, overrides=overrides)
    ended = Text(
        fr="soins : la dérogation a pris fin le 22\u00a0novembre\u00a02026 ; elle ne compte plus.",
        en="soins: the override ended on 22\u00a0November\u00a02026; it no longer counts.",
    )
    until = "23\u00a0novembre\u00a02026", "23\u00a0November\u00a02026"
    first = "1er\u00a0décembre\u00a02026", "1\u00a0December\u00a02026"
    rows = [
        ("avis", "integrity", "i3", "i1", first, 2),
        ("soins", "confidentiality", "c1", "c3", until, 3),
        ("soins", "availability", "a4", "a2", until, 4),
    ]
    texts = [
        Text(
            fr=f"{asset} : {level} en bref par dérogation de Marie Exemple jusqu’au {day[0]}"
            f" (proposé : {derived} en bref).",
            en=f"{asset}: {level} in short by override of Marie Exemple until {day[1]}"
            f" (proposed: {derived} in short).",
        )
        for asset, _, level, derived, day, _ in rows
    ]
    applied = [
        _finding("override-applied", "note", f"overrides/{row[5]}", text, APPLIED)
        for row, text in zip(rows, texts, strict=True)
    ]
    assert found.findings == (
        applied[0],
        _finding("override-expired", "error", "overrides/0", ended, EXPIRED),
        *applied[1:],
    )
    wanted = {
        Reason(rule="override", criterion=row[1], level=row[2], asset=row[0], text=text, sources=())
        for row, text in zip(rows, texts, strict=True)
    }
    assert wanted == {r for r in found.classification.reasons if r.rule == "override"}
    levels = found.classification.levels
    assert (levels.confidentiality, levels.integrity, levels.availability) == ("c1", "i3", "a4")


INCOMPLETE_TEXT = Text(
    fr="soins : l’approbation sans nom, jour ou niveau est sans effet.",
    en="soins: an approval without a name, a day or a level does not count.",
)
NOT_HOLDER_TEXT = Text(
    fr="soins : l’approbation n’est pas celle du détenteur, ou elle est à venir ; elle est sans"
    " effet.",
    en="soins: the approval is not the holder’s, or is yet to come; it does not count.",
)


@pytest.mark.parametrize("missing", ["by", "on", "confidentiality"])
def test_an_incomplete_approval(missing: str) -> None:
    found = _outcome(HEALTH | {"declared": HOLDER | {missing: None}})
    path = "information/0/declared"
    wanted = _finding("approval-incomplete", "warning", path, INCOMPLETE_TEXT, INCOMPLETE)
    assert found.findings == (wanted,)
    assert found.classification.status == "proposed"


@pytest.mark.parametrize("change", [{"by": "stagiaire"}, {"on": "2026-11-24"}])
def test_an_approval_of_another_or_of_tomorrow(change: dict[str, Any]) -> None:
    found = _outcome(HEALTH | {"declared": HOLDER | change})
    path = "information/0/declared/by"
    wanted = _finding("approval-not-by-holder", "warning", path, NOT_HOLDER_TEXT, NOT_HOLDER)
    assert found.findings == (wanted,)
    assert found.classification.status == "proposed"


@pytest.mark.parametrize(
    ("roles", "by", "status"),
    [
        (None, "HOLDER", "confirmed"),
        ({}, "holder", "confirmed"),
        ({"holder": "Marie Exemple"}, "marie exemple", "confirmed"),
        ({"holder": "Marie Exemple"}, "Holder", "confirmed"),
        ({"holder": "Marie Exemple"}, "Paul Exemple", "proposed"),
        ({"privacy_officer": "Paul Exemple"}, "Paul Exemple", "proposed"),
        (None, "Marie Exemple", "proposed"),
    ],
)
def test_who_approves(roles: dict[str, Any] | None, by: str, status: str) -> None:
    seal = _seal(HEALTH | {"declared": HOLDER})
    asset = HEALTH | {"declared": HOLDER | {"by": by, "fingerprint": seal}}
    found = _outcome(asset, organization={"roles": roles})
    assert found.classification.status == status


@pytest.mark.parametrize(
    ("levels", "status"),
    [
        ({}, "confirmed"),
        ({"integrity": "i3", "availability": "a2"}, "confirmed"),
        ({"availability": "a4"}, "confirmed"),
        ({"confidentiality": "c1"}, "proposed"),
        ({"integrity": "i1"}, "proposed"),
        ({"availability": "a1"}, "proposed"),
        ({"integrity": "nowhere"}, "confirmed"),
        ({"status": "proposed"}, "proposed"),
        ({"status": None}, "proposed"),
    ],
)
def test_an_approval_below_the_proposed_level_does_not_confirm(
    levels: dict[str, Any], status: str
) -> None:
    found = _outcome(HEALTH | {"declared": HOLDER | levels})
    assert found.classification.status == status


def test_an_approval_without_a_fingerprint_tells_which_one_to_add() -> None:
    asset = HEALTH | {"declared": HOLDER}
    found = _outcome(asset)
    text = Text(
        fr="soins : l’approbation n’est liée à aucune empreinte ; un changement de l’actif"
        " passerait inaperçu.",
        en="soins: the approval is bound to no fingerprint; a change of the asset would go unseen.",
    )
    help = Text(
        fr=f"Ajoutez sous « declared » : fingerprint: {_seal(asset)}",
        en=f"Add under “declared”: fingerprint: {_seal(asset)}",
    )
    path = "information/0/declared"
    assert found.findings == (_finding("approval-unbound", "note", path, text, help),)
    assert found.classification.status == "confirmed"


def test_an_approval_of_what_the_asset_was_lapses() -> None:
    asset = HEALTH | {"declared": HOLDER | {"fingerprint": "0123456789abcdef"}}
    found = _outcome(asset)
    text = Text(
        fr="soins : l’actif, ou une réponse qui décide de son niveau, a changé depuis son"
        " approbation ; elle ne vaut plus.",
        en="soins: the asset, or an answer that decides its level, changed since it was approved;"
        " the approval no longer holds.",
    )
    help = Text(
        fr=f"Faites-le approuver de nouveau, puis écrivez fingerprint: {_seal(asset)}",
        en=f"Have it approved again, then write fingerprint: {_seal(asset)}",
    )
    path = "information/0/declared"
    assert found.findings == (_finding("approval-lapsed", "warning", path, text, help),)
    assert found.classification.status == "proposed"


def test_the_fingerprint_is_that_of_everything_a_rule_reads() -> None:
    asset = {
        "id": "soins", "kind": "k-health", "elements": ["e-name", "e-diagnosis"],
        "subjects": ["patients", "citizens"], "persons": 12, "form": "clear", "records": 5,
        "recipients": [{"name": "Hôpital", "place": "quebec"}], "given_by": "personne",
        "declared": {"confidentiality": "c3", "availability": "a2", "by": "holder"},
    }  # fmt: skip
    text = (
        '["modele", {"elements": ["e-diagnosis", "e-name"], "form": "clear", "id": "soins",'
        ' "joined_with": [], "kind": "k-health", "persons": 12, "recipients": [{"basis": null,'
        ' "name": "Hôpital", "place": "quebec"}], "special_law": [], "subjects": ["citizens",'
        ' "patients"], "subjects_place": [], "uses": []}, ["c3", null, "a2"]]'
    )
    assert _seal(asset) == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_the_fingerprint_without_a_declaration() -> None:
    text = (
        '["modele", {"elements": [], "form": null, "id": "avis", "joined_with": [], "kind":'
        ' "k-open", "persons": null, "recipients": null, "special_law": [], "subjects": [],'
        ' "subjects_place": [], "uses": []}, []]'
    )
    assert _seal(OPEN) == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_the_highest_level_of_a_scheme_is_enough_where_a_rule_asks_for_more() -> None:
    scheme = SCHEME.model_copy(update={"confidentiality": SCHEME.confidentiality[:2]})
    asset = HEALTH | {"declared": HOLDER | {"confidentiality": "c1"}}
    found = classify(small_workload([asset]), small_facts(scheme=scheme), DAY, place)
    assert [finding.id for finding in found.findings] == ["approval-unbound"]
    assert found.classification.status == "confirmed"
    assert found.classification.levels.confidentiality == "c1"


def test_a_level_of_the_other_track_hands_the_asset_over_in_words() -> None:
    found = _outcome(OPEN | {"declared": {"confidentiality": "cx"}}).findings[0]
    text = Text(
        fr="avis : « cx en bref » est de la voie classifiée, hors du champ de l’outil ; aucun"
        " niveau protégé ne le remplace.",
        en="avis: “cx in short” is of the classified track, outside the reach of the tool; no"
        " protected level stands for it.",
    )
    help = Text(
        fr="Remettez le dossier au responsable de la sécurité de l’information ; ne cherchez pas"
        " d’offre.",
        en="Hand the file to the information security officer; do not look for an offering.",
    )
    path = "information/0/declared/confidentiality"
    assert found == _finding("automatic-path-stopped", "warning", path, text, help)


@pytest.mark.parametrize(
    ("roles", "by", "counts"),
    [
        pytest.param(None, "holder", True, id="no role is named"),
        pytest.param({"security_officer": "Luc"}, "holder", True, id="the holder is not named"),
        pytest.param({"holder": "Marie"}, "marie", True, id="the holder by name"),
        pytest.param({"security_officer": "Luc"}, "Luc", False, id="another role"),
        pytest.param(None, "Marie", False, id="a name alone"),
    ],
)
def test_who_may_approve(roles: dict[str, str] | None, by: str, counts: bool) -> None:
    asset = OPEN | {"declared": HOLDER | {"confidentiality": "c0", "by": by}}
    organization = {"roles": roles} if roles else {}
    found = _outcome(asset, organization=organization)
    told = {finding.id for finding in found.findings}
    assert ("approval-not-by-holder" not in told) is counts
