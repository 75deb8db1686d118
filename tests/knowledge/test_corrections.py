"""A body corrects part of a record: one certificate, service, exposure or key; the rest follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from courtier.api import road
from courtier.catalog.differ import Side, differences
from courtier.check.lint.model import Fault
from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.origins import layers_of
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.report.explain import explanations
from courtier.report.explain_view import explain_text
from courtier.values.errors import InputError
from tests.check.lint.layers import Body

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"
OF = "catalog/offerings/aws-pinpoint"
PROVIDER = "providers/providers/ovhcloud"
SIGNED: dict[str, Any] = {
    "by": "Service exemple", "on": "2026-11-20",
    "reason": {"fr": "Lu au contrat de la Ville.", "en": "Read in the City’s contract."},
}  # fmt: skip
SOURCE = {"title": "contrat", "url": None, "read_on": "2026-11-20", "confidence": "primary"}
CLAIM: dict[str, Any] = {
    "id": "ville-1", "type": "soc-2-type-2", "level": None, "edition": None, "status": "active",
    "services": [], "regions": [], "assessor": None, "valid_from": None, "valid_to": None,
    "evidence": {"title": "rapport", "url": None, "access": {"fr": "sur demande",
                 "en": "on request"}, "kind": "portal", "as_of": "2026-11",
                 "read_on": "2026-11-20", "confidence": "primary"}, "note": None,
}  # fmt: skip


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "ville")


def write(body: Body, name: str, of: str = OF, **said: Any) -> Body:
    """One correction of the body's layer, signed."""
    text = yaml.safe_dump({"of": of, **SIGNED, **said}, allow_unicode=True, sort_keys=False)
    body.write(f"catalog/corrections/{name}.yaml", text)
    return body


def knowledge(body: Body, known_on: date | None = None) -> Knowledge:
    return Knowledge((str(body.root),), known_on)


def own(body: Body) -> list[Fault]:
    """The faults of the layer of the body."""
    found = lint(knowledge(body), as_of=date(2026, 11, 21))
    return [fault for fault in found if fault.layer == "ville"]


def test_one_certificate_is_added_corrected_and_withdrawn(body: Body) -> None:
    before = Knowledge().all(Offering)["aws-canada"]
    of = "catalog/offerings/aws-canada"
    write(body, "a", of, add={"certifications": [CLAIM]})
    write(body, "b", of, correct={"certifications": {"ville-1": {"valid_to": "2027-06-30"}}},
          on="2026-11-21")  # fmt: skip
    after = knowledge(body).all(Offering)["aws-canada"]
    assert [c.id for c in after.certifications] == [
        *(c.id for c in before.certifications),
        "ville-1",
    ]
    assert after.certifications[-1].valid_to == date(2027, 6, 30)
    kept = {"certifications", "changes", "sources"}
    assert after.model_dump(exclude=kept) == before.model_dump(exclude=kept)
    assert [(c.by, c.text.en) for c in after.changes[-2:]] == [
        ("Service exemple", "Read in the City’s contract.")] * 2  # fmt: skip
    assert own(body) == []
    write(body, "c", of, withdraw={"certifications": ["ville-1"]}, on="2026-11-22")
    assert knowledge(body).all(Offering)["aws-canada"].certifications == before.certifications


def test_an_exposure_is_added_and_one_withdrawn_by_its_law(body: Body) -> None:
    before = Knowledge().all(Provider)["ovhcloud"].exposure or ()
    law = {"fr": "Loi d’essai", "en": "Test law"}
    new = {"law": law, "country": "US", "through": law, "confidence": "secondary"}
    write(body, "a", PROVIDER, withdraw={"exposure": [before[0].law.fr]}, add={"exposure": [new]})
    after = knowledge(body).all(Provider)["ovhcloud"].exposure or ()
    assert [seen.law.fr for seen in after] == ["Loi d’essai", *(e.law.fr for e in before[1:])][::-1]
    assert own(body) == []


def test_a_service_is_added_and_corrected(body: Body) -> None:
    write(body, "a", add={"services": [{"name": "Essai", "needs": ["object"]}]})
    write(body, "b", correct={"services": {"Essai": {"since": "2026"}}}, on="2026-11-21")
    services = knowledge(body).all(Offering)["aws-pinpoint"].services or ()
    assert [(s.name, s.since) for s in services if s.name == "Essai"] == [("Essai", "2026")]
    assert own(body) == []


@pytest.mark.parametrize(
    ("record", "of", "key", "value"),
    [
        (Entity, "providers/entities/sia-innovations", "registry_number", "0000000000"),
        (CertificationType, "catalog/certification-types/iso-27001", "validity_months", 24),
        (Offering, OF, "deployment", "private"),
    ],
)
def test_one_key_of_any_record_is_set_and_the_layer_is_told(
    body: Body, record: Any, of: str, key: str, value: Any
) -> None:
    write(body, "a", of, set={key: value}, sources=[SOURCE])
    facts, name = knowledge(body), of.rpartition("/")[2]
    found, before = facts.all(record)[name], Knowledge().all(record)[name]
    assert getattr(found, key) == value
    assert len(found.sources) == len(before.sources) + 1
    assert facts.layer_of(of.rpartition("/")[0], name) == "ville"
    assert layers_of([name], facts) == {name: "ville"}
    (told,) = [e for e in explanations(name, facts) if e.id == name]
    assert told.layer == "bundled"
    (corrected,) = [item for detail in told.details for item in detail.items if "a.yaml" in item.en]
    assert corrected.en == "catalog/corrections/a.yaml (ville)"
    assert own(body) == []


@pytest.mark.parametrize(
    ("known_on", "counts"),
    [
        pytest.param(date(2026, 11, 22), False, id="the day before"),
        pytest.param(date(2026, 11, 23), True, id="the day"),
        pytest.param(date(2026, 11, 24), True, id="the day after"),
    ],
)
def test_a_correction_counts_from_its_day(body: Body, known_on: date, counts: bool) -> None:
    write(body, "a", set={"deployment": "private"}, on="2026-11-23")
    before = Knowledge().all(Offering)["aws-pinpoint"].deployment
    assert before != "private"
    found = knowledge(body, known_on).all(Offering)["aws-pinpoint"]
    assert found.deployment == ("private" if counts else before)


def test_a_result_says_which_layer_each_certificate_came_from(body: Body) -> None:
    write(body, "a", "catalog/offerings/aws-canada", add={"certifications": [CLAIM]})
    facts = knowledge(body)
    other = next(c.id for o in facts.all(Offering).values() for c in o.certifications
                 if c.id != "ville-1")  # fmt: skip
    assert layers_of(["ville-1", other], facts) == {"ville-1": "ville", other: "bundled"}
    matches = road(EXAMPLE, knowledge=(str(body.root),)).matched.matches
    assert {m.offering: m.layer for m in matches}["aws-canada"] == "ville"


def test_a_later_copy_of_the_whole_record_hides_the_correction(body: Body, tmp_path: Path) -> None:
    write(body, "a", set={"deployment": "private"})
    later = Body(tmp_path / "plus-tard")
    later.record(f"{OF}.yaml", lambda data: data.update(deployment="hybrid"))
    facts = Knowledge((str(body.root), str(later.root)))
    assert facts.all(Offering)["aws-pinpoint"].deployment == "hybrid"
    assert facts.layer_of("catalog/offerings", "aws-pinpoint") == "plus-tard"


@pytest.mark.parametrize(
    ("of", "said", "code"),
    [
        ("catalog/offerings/nulle-part", {"set": {"deployment": "private"}}, "correction-alone"),
        ("providers/entities/nulle-part", {"set": {"country": "CA"}}, "correction-alone"),
        (OF, {"correct": {"certifications": {"zz": {"level": None}}}}, "correction-alone"),
        (OF, {"correct": {"services": {"zz": {"since": "2026"}}}}, "correction-alone"),
        (OF, {"withdraw": {"exposure": ["Loi inconnue"]}}, "correction-alone"),
        (OF, {"set": {"id": "autre"}}, "correction-alone"),
        (PROVIDER, {"add": {"technology_suppliers": ["ovh-sas"]}}, "addition-known"),
        (OF, {"set": {"deployment": "sur-la-lune"}}, "not-allowed"),
        (OF, {"set": {"nuage": "oui"}}, "unknown-key"),
    ],
)
def test_a_correction_that_does_not_suit_is_refused_by_the_lint_and_by_the_door(
    body: Body, of: str, said: dict[str, Any], code: str
) -> None:
    write(body, "a", of, **said)
    found = own(body)
    assert [fault.file for fault in found] == ["catalog/corrections/a.yaml"]
    assert found[0].severity == "error"
    if code in ("correction-alone", "addition-known"):
        assert found[0].code == code
        assert found[0].line is not None
    record = Entity if "entities" in of else Provider if "providers" in of else Offering
    with pytest.raises(InputError):
        list(knowledge(body).all(record).values())


def test_a_correction_that_names_what_is_not_there_is_refused(body: Body) -> None:
    write(body, "a", set={"regions": ["aws:nulle-part"]})
    assert [(f.file, f.code) for f in own(body)] == [("catalog/corrections/a.yaml", "dangling-id")]


@pytest.mark.parametrize("key", ["by", "on", "reason"])
def test_who_when_and_why_are_owed(body: Body, key: str) -> None:
    said = {"of": OF, **SIGNED, "set": {"deployment": "private"}}
    said.pop(key)
    body.write("catalog/corrections/a.yaml", yaml.safe_dump(said, allow_unicode=True))
    assert [(f.code, f.path) for f in own(body)] == [("missing-key", key)]
    with pytest.raises(InputError):
        knowledge(body).all(Offering)


def test_the_difference_of_two_days_shows_the_correction(body: Body) -> None:
    write(body, "a", "catalog/offerings/aws-canada", add={"certifications": [CLAIM]},
          on="2026-11-22")  # fmt: skip
    day = date(2026, 11, 23)
    before = Side(knowledge(body, date(2026, 11, 21)), day)
    after = Side(knowledge(body), day)
    assert "ville-1" in {change.id for change in differences(before, after, 6)}


@pytest.mark.parametrize(
    ("language", "words", "file"),
    [
        ("fr", "20\u00a0novembre\u00a02026, par Service exemple : Lu au contrat de la Ville.",
         "aws-pinpoint.yaml (fournie avec courtier)"),
        ("en", "20\u00a0November\u00a02026, by Service exemple: Read in the City’s contract.",
         "aws-pinpoint.yaml (bundled with courtier)"),
    ],
)  # fmt: skip
def test_explain_says_who_corrected_it_when_and_why(
    body: Body, language: Any, words: str, file: str
) -> None:
    write(body, "a", set={"deployment": "private"})
    text = explain_text(explanations("aws-pinpoint", knowledge(body)), language, width=200)
    assert " ".join(words.split()) in " ".join(text.split())
    assert file in text
