"""An inventory held against workloads: each rule passes, fails, and stays open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from courtier.check.found import orphans
from courtier.check.inventory_rules import EMPTY, GROWN, INVENTORY_RULES, ORPHAN, UNREAD
from courtier.check.resource_rules import (
    CERTIFICATION,
    ENCRYPTION,
    PLACE,
    PUBLIC,
    RESOURCE_RULES,
    TAG,
)
from courtier.check.resource_rules import UNEXAMINED as UNKNOWN
from courtier.check.resources import examine
from courtier.check.rules import RULES
from courtier.results.belonging import NoSuchKeyError
from courtier.results.inventory import Found, Unread
from courtier.workload.reader import WorkloadFile
from tests.check.found.drifting import drift, of_rule, passed, skipped, workload
from tests.check.found.inventories import (
    ACCOUNT,
    BASE,
    NET,
    STORE,
    base,
    disk,
    found,
    machine,
    written,
)  # fmt: skip
from tests.check.found.inventories import (
    UNREAD as PART,
)

TWO = "needs: {compute: [{id: web, count: 2, vcpu: 2, memory_gib: 8}]}"
ABROAD: dict[str, Any] = {"region": "eastus"}
OPEN: dict[str, Any] = {"attributes": {"properties": {"allowBlobPublicAccess": True}}}
CLOSED: dict[str, Any] = {
    "attributes": {
        "properties": {"allowBlobPublicAccess": False, "publicNetworkAccess": "Disabled"}
    }
}

AWS: dict[str, Any] = {"cloud": "aws"}


def volume(**attributes: bool) -> Found:
    """A volume of AWS, which says whether it is encrypted where the listing tells."""
    arn = "arn:aws:ec2:ca-central-1:111122223333:volume/vol-0fictif"
    return found("ec2:volume", "a", id=arn, region="ca-central-1", group=None,
                 attributes=attributes)  # fmt: skip


Case = tuple[Sequence[Found], WorkloadFile, dict[str, Any]]

FAILS: dict[str, Case] = {
    PLACE: ([machine("a", **ABROAD)], workload(), {}),
    PUBLIC: ([found(STORE, "a", **OPEN)], workload(), {}),
    TAG: ([machine("a", tags={"charge": "permis", "classification": "protege-a"})], workload(), {}),
    ENCRYPTION: ([volume(Encrypted=False)], workload(), AWS),
    ORPHAN: ([machine("a", workload=None), machine("b")], workload(), {}),
    EMPTY: ([machine("a", workload="autre")], workload(), {}),
    GROWN: ([machine("a"), machine("b"), machine("c")], workload(TWO), {}),
}
PASSES: dict[str, Case] = {
    PLACE: ([machine("a")], workload(), {}),
    PUBLIC: ([found(STORE, "a", **CLOSED)], workload(), {}),
    ENCRYPTION: ([volume(Encrypted=True)], workload(), AWS),
    TAG: ([machine("a")], workload(), {}),
    UNKNOWN: ([machine("a")], workload(), {}),
    ORPHAN: ([machine("a")], workload(), {}),
    EMPTY: ([machine("a")], workload(), {}),
    GROWN: ([machine("a"), machine("b")], workload(TWO), {}),
    UNREAD: ([machine("a")], workload(), {}),
}
STAYS_OPEN: dict[str, Case] = {
    PLACE: ([machine("a", region=None)], workload(), {}),
    PUBLIC: ([found(STORE, "a")], workload(), {}),
    TAG: ([machine("a", tags=None)], workload(), {"by": "group"}),
    ENCRYPTION: ([volume()], workload(), AWS),
    CERTIFICATION: ([machine("a", **ABROAD)], workload(), {}),
    UNKNOWN: ([found("microsoft.neuf/choses", "a")], workload(), {}),
    ORPHAN: ([machine("a", tags=None)], workload(), {}),
    EMPTY: ([machine("a", workload="autre")], workload(), {"unread": (PART,)}),
    GROWN: ([disk("a", None)], workload(TWO), {}),
    UNREAD: ([machine("a")], workload(), {"unread": (PART,)}),
}


def _seen(folder: Path, case: Case) -> Any:
    rows, file, more = case
    by = more.get("by", "tag:charge")
    changes = {key: value for key, value in more.items() if key != "by"}
    if by == "group":
        rows = [row.model_copy(update={"group": "Permis"}) for row in rows]
    return drift(written(folder, *rows, **changes), file, by=by)


def test_the_matrix_has_every_rule() -> None:
    rules = {*INVENTORY_RULES, *RESOURCE_RULES}
    # Whether a certification is held is a fact that moves: tests/agreement compares it with plans.
    assert set(FAILS) == rules - {UNKNOWN, UNREAD, CERTIFICATION}
    assert set(PASSES) == rules - {CERTIFICATION}
    assert set(STAYS_OPEN) == rules


@pytest.mark.parametrize("rule", sorted(FAILS))
def test_a_rule_fails(rule: str, tmp_path: Path) -> None:
    (finding,) = of_rule(_seen(tmp_path, FAILS[rule]), rule)[:1]
    assert finding.status == "failed"
    assert finding.severity == RULES[rule].severity
    assert finding.text.fr != finding.text.en


@pytest.mark.parametrize("rule", sorted(PASSES))
def test_a_rule_passes(rule: str, tmp_path: Path) -> None:
    seen = _seen(tmp_path, PASSES[rule])
    assert of_rule(seen, rule) == []
    assert rule in passed(seen)


@pytest.mark.parametrize("rule", sorted(STAYS_OPEN))
def test_a_rule_stays_open(rule: str, tmp_path: Path) -> None:
    seen = _seen(tmp_path, STAYS_OPEN[rule])
    assert [f.status for f in of_rule(seen, rule)] == ["undetermined"]
    assert rule not in passed(seen)


# Ids of a cloud


@pytest.mark.parametrize("name", ['a["x"].b[0]', "machine[3]", 'z["é"]'])
def test_an_id_that_looks_like_a_block_is_left_whole(tmp_path: Path, name: str) -> None:
    wrong = machine(name, **ABROAD)
    (finding,) = of_rule(drift(written(tmp_path, wrong), workload()), PLACE)
    assert finding.subject.address == wrong.id
    assert finding.location is not None
    assert (finding.location.file, finding.location.line) == ("inventaire.jsonl", 2)


def test_each_resource_that_fails_is_told_at_its_line_under_its_id(tmp_path: Path) -> None:
    rows = [machine(f"m[{n}]", **ABROAD) for n in range(3)]
    findings = of_rule(drift(written(tmp_path, *rows), workload()), PLACE)
    assert [f.subject.address for f in findings] == [row.id for row in rows]
    assert [f.location.line for f in findings if f.location] == [2, 3, 4]
    assert len({f.fingerprint for f in findings}) == 3


def test_an_inventory_is_never_called_a_plan(tmp_path: Path) -> None:
    rows = [
        machine("nowhere", region=None), machine("strange", region="laval"),
        found(STORE, "silent"), found("microsoft.neuf/choses", "x"), found(BASE, "y", tags=None),
    ]  # fmt: skip
    seen = drift(written(tmp_path, *rows, unread=(PART,)), workload(), by="group")
    said = [f.text for c in seen.checked for f in c.findings]
    said += [f.help for c in seen.checked for f in c.findings if f.id != "resource-place"]
    assert len(said) > 5
    assert not [text for text in said if "plan" in text.fr.casefold() or " code" in text.fr]


# Belonging


def test_without_a_key_all_belong_to_the_only_workload(tmp_path: Path) -> None:
    path = written(tmp_path, machine("a", workload=None), machine("b", workload="autre"))
    seen = drift(path, workload(), by="")
    assert seen.seen is not None
    assert seen.seen.by is None
    assert [(b.workload, b.resources) for b in seen.seen.belonging] == [("permis", 2)]
    assert of_rule(seen, ORPHAN) == []
    assert ORPHAN not in passed(seen)


def test_each_resource_goes_to_the_workload_of_its_tag(tmp_path: Path) -> None:
    rows = [
        machine("a"), machine("b", workload="PERMIS"), machine("c", workload="Stationnement"),
        machine("d", workload="aucune"), machine("e", tags={"CHARGE": "permis"}),
    ]  # fmt: skip
    seen = drift(written(tmp_path, *rows), workload(), workload(id="stationnement"))
    assert seen.seen is not None
    shares = {b.workload: b.resources for b in seen.seen.belonging}
    assert shares == {"permis": 3, "stationnement": 1}
    assert (seen.seen.without, seen.seen.undecided, seen.seen.resources) == (1, 0, 5)


@pytest.mark.parametrize("by", ["account", "group"])
def test_a_workload_may_be_an_account_or_a_group(tmp_path: Path, by: str) -> None:
    value = ACCOUNT if by == "account" else "rg"
    seen = drift(written(tmp_path, machine("a", tags=None)), workload(id=value), by=by)
    assert seen.seen is not None
    assert (seen.seen.belonging[0].resources, seen.seen.without) == (1, 0)


def test_resources_of_no_workload_are_told_by_type_account_and_reason(tmp_path: Path) -> None:
    rows = [
        *(machine(f"a{n}", workload=None) for n in range(7)),
        machine("b", workload="autre"), machine("c", tags=None), found(NET, "d", workload=None),
        machine("e", workload=None, account="compte-2"),
    ]  # fmt: skip
    findings = of_rule(drift(written(tmp_path, *rows), workload()), ORPHAN)
    assert len(findings) == 5
    many = next(f for f in findings if "7" in f.text.en.split(",")[0])
    assert many.subject.address is None
    assert many.text.en.count("/subscriptions/") == 5
    assert "and 2 others" in many.text.en
    other = next(f for f in findings if "« autre »" in f.text.fr)
    assert other.subject.address == rows[7].id
    assert [f.status for f in findings].count("undetermined") == 1
    assert len({f.fingerprint for f in findings}) == 5


@pytest.mark.parametrize(("tags", "status"), [({}, "failed"), (None, "undetermined")])
def test_too_many_sorts_of_orphans_are_counted_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tags: dict[str, str] | None, status: str
) -> None:
    monkeypatch.setattr(orphans, "MOST_GROUPS", 2)
    rows = [found(f"microsoft.neuf/t{n}", "x", tags=tags) for n in range(5)]
    rows.append(machine("a"))
    findings = of_rule(drift(written(tmp_path, *rows), workload()), ORPHAN)
    assert len(findings) == 3
    assert "3" in next(f for f in findings if f.detail == "more").text.fr
    assert {f.status for f in findings} == {status}


# What was not read


def test_what_was_not_read_leaves_a_workload_open_never_without_resources(tmp_path: Path) -> None:
    seen = drift(written(tmp_path, machine("a", workload="autre"), unread=(PART,)), workload())
    (finding,) = of_rule(seen, EMPTY)
    assert finding.status == "undetermined"
    assert [(u.name, u.code) for u in seen.unexamined] == [(PART.part, "refused")]
    (unread,) = of_rule(seen, UNREAD)
    assert "canadaeast" in unread.text.fr


def test_a_part_that_another_listing_tells_leaves_nothing_open(tmp_path: Path) -> None:
    part = PART.model_copy(update={"matters": False})
    path = written(tmp_path, machine("a", workload="autre"), unread=(part,), complete=True)
    seen = drift(path, workload())
    assert [f.status for f in of_rule(seen, EMPTY)] == ["failed"]
    assert UNREAD in passed(seen)
    assert len(seen.unexamined) == 1


def test_an_inventory_of_some_regions_settles_nothing_of_the_others(tmp_path: Path) -> None:
    path = written(tmp_path, machine("a", workload="autre"), complete=True, narrowed=True)
    assert [f.status for f in of_rule(drift(path, workload()), EMPTY)] == ["undetermined"]


def test_many_unread_parts_of_one_reason_are_told_once(tmp_path: Path) -> None:
    parts = tuple(
        Unread(part=f"c{n}", account=f"c{n}", listing="disks", why=why)
        for n in range(40)
        for why in ("refused", "throttled")
    )
    seen = drift(written(tmp_path, machine("a"), unread=parts), workload())
    assert len(of_rule(seen, UNREAD)) == 2
    assert len(seen.unexamined) == 80


def test_resources_whose_tags_nobody_told_leave_a_workload_open(tmp_path: Path) -> None:
    seen = drift(written(tmp_path, machine("a", tags=None)), workload())
    assert [f.status for f in of_rule(seen, EMPTY)] == ["undetermined"]


def test_an_incomplete_inventory_never_shows_that_needs_are_kept(tmp_path: Path) -> None:
    seen = drift(written(tmp_path, machine("a"), unread=(PART,)), workload(TWO))
    (finding,) = of_rule(seen, GROWN)
    assert finding.status == "undetermined"
    assert GROWN not in passed(seen)


def test_a_workload_that_is_at_another_provider_need_not_be_here(tmp_path: Path) -> None:
    there = workload("placement: {offering: aws-canada}")
    here = workload("placement: {offering: azure-canada}")
    path = written(tmp_path, machine("a", workload="autre"))
    assert EMPTY in skipped(drift(path, there))
    assert [f.status for f in of_rule(drift(path, here), EMPTY)] == ["failed"]


# Needs that have grown


@pytest.mark.parametrize(("number", "fails"), [(1, 0), (2, 0), (3, 3)])
def test_as_many_machines_as_declared_is_not_more(tmp_path: Path, number: int, fails: int) -> None:
    rows = [machine(f"m{n}") for n in range(number)]
    findings = of_rule(drift(written(tmp_path, *rows), workload(TWO)), GROWN)
    assert len(findings) == fails
    assert {f.detail for f in findings} == ({"machines", "vcpu", "memory"} if fails else set())


def test_a_range_counts_by_its_high_point(tmp_path: Path) -> None:
    needs = TWO.replace("count: 2", "count: {low: 1, likely: 2, high: 3}")
    rows = [machine(f"m{n}") for n in range(3)]
    assert of_rule(drift(written(tmp_path, *rows), workload(needs)), GROWN) == []
    more = drift(written(tmp_path, *rows, machine("m4")), workload(needs))
    assert len(of_rule(more, GROWN)) == 3


@pytest.mark.parametrize(
    ("date", "gib", "status"),
    [
        ("reference_date: 2025-11-22", 119, None),
        ("reference_date: 2025-11-22", 121, "failed"),
        ("reference_date: 2026-11-22", 100, None),
        ("reference_date: 2026-11-22", 101, "failed"),
        ("reference_date: 2026-11-23", 101, "failed"),
        ("", 100, None),
        ("", 101, "undetermined"),
    ],
)
def test_growth_counts_from_the_reference_date_to_the_day_of_the_inventory(
    tmp_path: Path, date: str, gib: int, status: str | None
) -> None:
    needs = "needs: {storage: [{id: d, kind: block, gib: 100, growth_per_year: 0.2}]}"
    seen = drift(written(tmp_path, disk("a", gib)), workload(needs, date=date))
    assert [f.status for f in of_rule(seen, GROWN)] == ([status] if status else [])


def test_what_the_file_declares_none_of_is_told_once_for_machines(tmp_path: Path) -> None:
    needs = "needs: {storage: [{id: d, kind: block, gib: 100}]}"
    seen = drift(written(tmp_path, machine("a"), base("b", 10)), workload(needs))
    assert {f.detail for f in of_rule(seen, GROWN)} == {"machines", "databases"}


def test_a_file_without_needs_declares_nothing_to_compare(tmp_path: Path) -> None:
    seen = drift(written(tmp_path, machine("a")), workload())
    assert of_rule(seen, GROWN) == []
    assert GROWN in skipped(seen)


def test_what_has_no_size_is_said_and_never_zero(tmp_path: Path) -> None:
    size = {"properties": {"hardwareProfile": {"vmSize": "Standard_Neuf"}}}
    rows = [machine("a", attributes=size), disk("b", None), found(STORE, "c")]
    (finding,) = of_rule(drift(written(tmp_path, *rows), workload(TWO)), GROWN)
    assert finding.status == "undetermined"
    for word in ("Standard_Neuf × 1", "Microsoft.Compute/disks × 1", "storageAccounts × 1"):
        assert word in finding.text.fr
        assert word in finding.text.en


def test_databases_and_their_storage_grow_too(tmp_path: Path) -> None:
    needs = (
        "needs: {databases: [{id: d, engine: postgresql, vcpu: 2, memory_gib: 8,"
        " storage_gib: 100}]}"
    )
    assert of_rule(drift(written(tmp_path, base("a", 100)), workload(needs)), GROWN) == []
    grown = of_rule(drift(written(tmp_path, base("a", 101)), workload(needs)), GROWN)
    assert [f.detail for f in grown] == ["database-storage"]
    silent = workload(needs.replace(", storage_gib: 100", "").replace("\n", ""))
    (open_,) = of_rule(drift(written(tmp_path, base("a", 101)), silent), GROWN)
    assert (open_.detail, open_.status) == ("database-storage", "undetermined")


def test_needs_of_a_typical_profile_are_weak(tmp_path: Path) -> None:
    rows = [machine(f"m{n}") for n in range(200)]
    profile = "needs: {profile: small-web-application}"
    findings = of_rule(drift(written(tmp_path, *rows), workload(profile)), GROWN)
    assert {f.standing for f in findings if f.detail == "machines"} == {"weak"}


def test_a_growth_is_told_where_the_file_declares_it(tmp_path: Path) -> None:
    rows = [machine(f"m{n}") for n in range(3)]
    findings = of_rule(drift(written(tmp_path, *rows), workload(TWO)), GROWN)
    assert {f.location.file for f in findings if f.location} == {"permis.yaml"}
    assert {(f.key, f.subject.workload) for f in findings} == {("needs.compute", "permis")}


# Bounds


def test_what_a_run_names_is_shared_by_its_workloads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine, "MOST_GROUPS", 3)
    monkeypatch.setattr(examine, "MOST_UNEXAMINED", 3)
    rows = [machine(f"m{n}", id, **ABROAD) for n in range(4) for id in ("permis", "autre")]
    rows = [row.model_copy(update={"id": f"{row.id}-{n}"}) for n, row in enumerate(rows)]
    rows += [
        found("microsoft.neuf/choses", f"{id}-{n}", id)
        for n in range(4)
        for id in ("permis", "autre")
    ]
    seen = drift(written(tmp_path, *rows), workload(), workload(id="autre"))
    findings = of_rule(seen, PLACE)
    assert len([f for f in findings if f.subject.address]) == 3
    over = [f for f in findings if f.detail == "more"]
    assert sum(int("".join(c for c in f.text.en if c.isdigit())) for f in over) == 5
    assert {f.status for f in over} == {"failed"}
    named = [u for u in seen.unexamined if u.code == "unknown-type"]
    more = [u for u in seen.unexamined if u.code == "more"]
    assert (len(named), len(more)) == (3, 2)


@pytest.mark.parametrize("before", ["aaa", "laval"])
def test_a_failure_that_is_not_named_still_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    """Whatever is named before it or after: what nobody knows, here."""
    monkeypatch.setattr(examine, "MOST_GROUPS", 1)
    rows = [machine(n, region=before) for n in ("b", "c")]
    seen = drift(written(tmp_path, *rows, machine("a", **ABROAD)), workload())
    findings = of_rule(seen, PLACE)
    assert "failed" in {f.status for f in findings}
    assert {f.standing for f in findings if f.status == "failed"} == {"counts"}


# A key that nothing bears


def _typo(folder: Path, *rows: Found, by: str = "tag:chage") -> NoSuchKeyError:
    with pytest.raises(NoSuchKeyError) as raised:
        drift(written(folder, *rows), workload(), by=by)
    return raised.value


def test_a_key_that_no_resource_bears_is_refused_with_those_present(tmp_path: Path) -> None:
    rows = [machine("a"), machine("b", tags={"charge": "x"}), machine("c", tags=None)]
    assert _typo(tmp_path, *rows).names == ("charge", "classification")
    assert _typo(tmp_path, machine("a", tags={})).names == ()
    alone = machine("a").model_copy(update={"group": None})
    assert _typo(tmp_path, alone, by="group").by.text == "group"


def test_a_key_that_nobody_could_tell_is_not_refused(tmp_path: Path) -> None:
    seen = drift(written(tmp_path, machine("a", tags=None)), workload(), by="tag:chage")
    assert [f.status for f in of_rule(seen, ORPHAN)] == ["undetermined"]
    empty = drift(written(tmp_path), workload())
    assert len(of_rule(empty, EMPTY)) == 1


def test_a_place_of_several_regions_is_named_and_never_unknown(tmp_path: Path) -> None:
    row = found("storage.googleapis.com/Bucket", "a", id="//storage.googleapis.com/a",
                region="us", group=None)  # fmt: skip
    seen = drift(written(tmp_path, row, cloud="google"), workload())
    said = [f.text for f in of_rule(seen, "resource-certification")]
    assert said
    for text in said:
        assert "région inconnue" not in text.fr.split(".")[0]
        assert "États-Unis" in text.fr
    assert [f.status for f in of_rule(seen, PLACE)] == ["failed"]
