"""A body changes one row of a table of the catalogue: it adds, corrects, withdraws, and signs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.api import road
from courtier.catalog.exchange.subjects import contents_of
from courtier.check.lint.run import lint
from courtier.check.lint.specs import SPECS
from courtier.knowledge import layering
from courtier.knowledge.door import Knowledge
from courtier.knowledge.origins import layers_of
from courtier.report.explain import explanations, known_ids
from courtier.values.errors import InputError
from tests.check.lint.layers import Body

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"
SIGNED = "Service exemple,2026-11-20,Salle fermée.,Room closed."
ACTS = "act,signed_by,signed_on,reason_fr,reason_en"
CALGARY = "aws:ca-west-1"
LAST_DAY = date(2026, 11, 22)


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "ville")


def knowledge(body: Body, known_on: date | None = None) -> Knowledge:
    return Knowledge((str(body.root),), known_on)


def withdrawn(body: Body, key: str = "aws,ca-west-1", signed: str = SIGNED) -> Body:
    body.write("providers/regions.csv", f"provider,code,{ACTS}\n{key},withdraw,{signed}\n")
    return body


def row_of(name: str, number: int = 1) -> tuple[str, str]:
    """The head of a bundled table, and one of its rows."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return lines[0], lines[number]


def test_the_keys_of_the_lint_are_those_of_the_door() -> None:
    assert {name: SPECS[name].key for name in layering.KEYS} == dict(layering.KEYS)
    tables = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("catalog/**/*.csv")}
    snapshots = {name for name in tables if name.startswith("catalog/prices/")}
    assert tables - snapshots <= set(layering.KEYS), "a table of the catalogue is replaced whole"


@pytest.mark.parametrize(
    ("known_on", "there"),
    [
        pytest.param(date(2026, 11, 19), True, id="the day before"),
        pytest.param(date(2026, 11, 20), False, id="the day"),
        pytest.param(date(2026, 11, 21), False, id="the day after"),
    ],
)
def test_a_region_is_withdrawn_from_its_day(body: Body, known_on: date, there: bool) -> None:
    body.write("providers/regions.csv", row_of("providers/regions.csv")[0] + "\n")
    early = Body(body.root.parent / "avant")
    head, row = row_of("providers/regions.csv")
    cells = dict(zip(head.split(","), row.split(","), strict=True)) | {"as_of": "2020"}
    early.write("providers/regions.csv", f"{head}\n{','.join(cells.values())}\n")
    key = f"{cells['provider']}:{cells['code']}"
    withdrawn(body, key.replace(":", ","))
    facts = Knowledge((str(early.root), str(body.root)), known_on)
    assert (key in facts.regions) is there


def test_explain_says_who_withdrew_a_region_when_and_why(body: Body) -> None:
    facts = knowledge(withdrawn(body))
    assert CALGARY not in facts.regions
    assert len(facts.regions) == len(Knowledge().regions) - 1
    found = explanations(CALGARY, facts)
    assert [(e.id, e.layer) for e in found] == [(CALGARY, "ville")]
    assert found[0].why is not None
    assert "Service exemple" in found[0].why.fr
    assert "20\u00a0novembre\u00a02026" in found[0].why.fr
    said = [item.en for detail in found[0].details for item in detail.items]
    assert "Room closed." in said
    assert CALGARY in known_ids(facts)


def test_a_later_layer_brings_a_region_back(body: Body, tmp_path: Path) -> None:
    head, row = row_of("providers/regions.csv")
    provider, code = row.split(",")[:2]
    withdrawn(body, f"{provider},{code}")
    later = Body(tmp_path / "plus-tard")
    later.write("providers/regions.csv", f"{head}\n{row}\n")
    facts = Knowledge((str(body.root), str(later.root)))
    assert facts.region_layers[f"{provider}:{code}"] == "plus-tard"
    assert f"{provider}:{code}" not in facts.withdrawn_regions


def test_a_withdrawal_that_leaves_its_id_named_is_refused(body: Body) -> None:
    """Every record that still names the region says so, and who took it away."""
    found = lint(knowledge(withdrawn(body, "aws,ca-central-1")), as_of=LAST_DAY)
    faults = [fault for fault in found if fault.severity == "error"]
    assert {f.code for f in faults} == {"withdrawn-id"}
    assert all("Service exemple" in f.text.fr for f in faults)
    assert all("aws:ca-central-1" in f.text.en for f in faults)
    named = {f.file for f in faults}
    assert "catalog/offerings/aws-canada.yaml" in named


def test_a_withdrawal_that_nobody_signs_is_refused_by_the_door_too(body: Body) -> None:
    with pytest.raises(InputError):
        _ = knowledge(withdrawn(body, signed=",,,")).regions


@pytest.mark.parametrize(
    ("act", "key", "code"),
    [
        ("correct", "aws,nulle-part", "correction-alone"),
        ("correct", "aws,ca-west-1", None),
        ("add", "aws,ca-west-1", "addition-known"),
        ("add", "aws,qc-1", None),
        ("withdraw", "aws,nulle-part", "withdrawn-alone"),
        ("replace", "aws,ca-west-1", "unknown-word"),
    ],
)
def test_an_act_must_suit_what_lower_layers_hold(
    body: Body, act: str, key: str, code: str | None
) -> None:
    head, _ = row_of("providers/regions.csv")
    cells = f"{key},Essai,Calgary,CA-AB,CA,,,available,visite,Essai,CC0-1.0,2026,primary,,,,,,"
    body.write("providers/regions.csv", f"{head},{ACTS}\n{cells},{act},{SIGNED}\n")
    own = [f.code for f in body.faults() if f.layer == "ville"]
    assert own == ([code] if code else [])


@pytest.mark.parametrize(
    "name",
    ["risk/elements.csv", "catalog/price-services.csv", "catalog/shape-families.csv",
     "catalog/support-plans.csv", "catalog/focus/columns.csv", "catalog/focus/units.csv"],
)  # fmt: skip
def test_every_table_is_completed_row_by_row(body: Body, name: str) -> None:
    """A layer that holds one row leaves the others as they are; one withdrawn is gone."""
    head, row = row_of(name)
    body.write(name, f"{head}\n{row}\n")
    columns = head.split(",")
    before = Knowledge().rows(name, columns)
    assert knowledge(body).rows(name, columns) == before
    key = layering.key_of(name, before[0])
    assert knowledge(body).row_layers(name)[key] == "ville"
    assert set(knowledge(body).row_layers(name).values()) == {"ville", "bundled"}
    cells = ",".join(f'"{cell}"' for cell in key)
    body.write(name, f"{','.join(layering.KEYS[name])},{ACTS}\n{cells},withdraw,{SIGNED}\n")
    assert knowledge(body).rows(name, columns) == before[1:]
    assert [f.code for f in body.faults() if f.file == name and f.layer == "ville"] == []


def test_the_layer_of_a_corrected_row_is_told(body: Body) -> None:
    head, row = row_of("risk/elements.csv")
    name = row.split(",")[0]
    body.write("risk/elements.csv", f"{head},{ACTS}\n{row},correct,{SIGNED}\n")
    facts = knowledge(body)
    other = next(element for element in facts.elements if element != name)
    assert layers_of((name, other), facts) == {name: "ville", other: "bundled"}
    assert {e.id: e.layer for n in (name, other) for e in explanations(n, facts)} == {
        name: "ville", other: "bundled",
    }  # fmt: skip
    family = facts.shape_families[0]
    identifier = f"shape-family:{family.provider}:{family.pattern}"
    assert explanations(identifier, facts)[0].layer == "bundled"


def test_what_a_body_adds_to_patterns_comes_first(body: Body) -> None:
    head, row = row_of("catalog/shape-families.csv")
    cells = row.split(",")
    own = ",".join([cells[0], "zz-essai*", *cells[2:]])
    body.write("catalog/shape-families.csv", f"{head}\n{own}\n")
    found = [family.pattern for family in knowledge(body).shape_families]
    assert found == ["zz-essai*", *(f.pattern for f in Knowledge().shape_families)]


def test_an_unsigned_correction_is_told_and_a_copy_is_none(body: Body) -> None:
    head, row = row_of("risk/elements.csv")
    cells = row.split(",")
    body.write("risk/elements.csv", f"{head}\n{row}\n")
    assert body.faults() == []
    cells[2] += " corrigé"
    body.write("risk/elements.csv", f"{head}\n{','.join(cells)}\n")
    assert [(f.code, f.severity) for f in body.faults()] == [("correction-unsigned", "warning")]
    body.write("risk/elements.csv", f"{head},{ACTS}\n{','.join(cells)},,{SIGNED}\n")
    assert body.faults() == []


def test_an_offering_in_a_withdrawn_region_is_not_said_to_be_in_canada(body: Body) -> None:
    withdrawn(body, "digitalocean,tor1")
    before = {m.offering: m for m in road(EXAMPLE).matched.matches}
    after = {m.offering: m for m in road(EXAMPLE, knowledge=(str(body.root),)).matched.matches}
    name = "digitalocean-toronto"
    assert (before[name].verdict, after[name].verdict) == ("conditional", "ineligible")
    assert [m for m in after if m != name and after[m].verdict != before[m].verdict] == []


def test_the_export_leaves_a_withdrawn_region_out(body: Body) -> None:
    keys = {region.key for region in contents_of(knowledge(withdrawn(body))).regions}
    assert CALGARY not in keys
