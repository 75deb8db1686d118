"""Drafts of workloads: groups, needs, questions, and names that a cloud may have made hostile."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.cli.discover.draft import write_drafts
from courtier.cli.language import use
from courtier.drafting import gather
from courtier.drafting.ids import ids_of
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.discover.opened import open_inventory
from courtier.results.belonging import by_of, id_of, own_id_of
from courtier.results.drafts import Drafts
from courtier.results.inventory import Found
from courtier.risk.classify import classify
from courtier.risk.facts import risk_facts
from courtier.values.errors import UsageError
from courtier.values.text import LANGUAGES, Language
from courtier.workload.model import Workload
from courtier.workload.reader import read_workload
from tests.check.found.drifting import drift, of_rule, workload
from tests.check.found.inventories import (
    DAY,
    NET,
    STORE,
    base,
    disk,
    found,
    machine,
    written,
)  # fmt: skip

KNOWLEDGE = Knowledge()
FACTS = resource_facts(KNOWLEDGE)
HOSTILE = (
    "../../etc/passwd", "/etc/passwd", "..", "a: b\n- c", "x\u2028courtier: 2", "\x1b[31mrouge",
    "\u202eerid", "- &a [*a]", "#", "null", "日本", "é" * 300, "a\x85b: 1", "{x: y}", "!!python/x",
    "C:\\windows", "con", "%00", "'\"", "& rm -rf ~",
)  # fmt: skip


def _drafts(
    folder: Path, *rows: Found, by: str = "tag:charge", force: bool = False, **head: Any
) -> Drafts:
    opened = open_inventory(written(folder, *rows, **head), "i.jsonl", FACTS)
    return write_drafts(opened, folder / "ébauches", by, KNOWLEDGE, force)


def _read(folder: Path, identifier: str) -> Workload:
    return read_workload(folder / "ébauches" / f"{identifier}.yaml", KNOWLEDGE).workload


# Needs


def test_what_runs_is_summed_into_needs(tmp_path: Path) -> None:
    rows = [
        machine("a"), machine("b"), machine("c", "stationnement"), disk("d", 100), disk("e", 28),
        base("f", 64), base("g", 32),
    ]  # fmt: skip
    _drafts(tmp_path, *rows)
    needs = _read(tmp_path, "permis").needs
    assert needs is not None
    (compute,) = needs.compute
    assert [compute.count, compute.vcpu, compute.memory_gib] == [Decimal(n) for n in (2, 2, 8)]
    assert [(s.kind, s.gib) for s in needs.storage] == [("block", Decimal(128))]
    assert [(d.engine, d.vcpu, d.storage_gib) for d in needs.databases] == [
        ("postgresql", Decimal(2), Decimal(32)), ("postgresql", Decimal(2), Decimal(64)),
    ]  # fmt: skip
    assert needs.from_ == "given"
    other = _read(tmp_path, "stationnement").needs
    assert other is not None
    assert [c.count for c in other.compute] == [1]


def test_what_has_no_size_is_left_out_and_said(tmp_path: Path) -> None:
    size = {"properties": {"hardwareProfile": {"vmSize": "Standard_Neuf"}}}
    rows = [machine("a", attributes=size), disk("b", None), found(STORE, "c"), found(NET, "d")]
    made = _drafts(tmp_path, *rows)
    assert _read(tmp_path, "permis").needs is None
    said = " ".join(text.fr for text in made.files[0].questions)
    for word in ("Standard_Neuf × 1", "Microsoft.Compute/disks × 1", "storageAccounts × 1"):
        assert word in said
    text = (tmp_path / "ébauches" / "permis.yaml").read_text("utf-8")
    assert "virtualNetworks × 1" in text
    assert "virtualNetworks" not in said


@pytest.mark.parametrize(
    ("os", "word"), [("Windows", "windows"), ("Linux", "linux"), (None, "linux")]
)
def test_the_system_of_a_machine_is_written_where_it_is_known(
    tmp_path: Path, os: str | None, word: str
) -> None:
    properties: dict[str, Any] = {"hardwareProfile": {"vmSize": "Standard_D2s_v5"}}
    if os:
        properties["storageProfile"] = {"osDisk": {"osType": os}}
    made = _drafts(tmp_path, machine("a", attributes={"properties": properties}))
    needs = _read(tmp_path, "permis").needs
    assert needs is not None
    assert needs.compute[0].os == word
    text = (tmp_path / "ébauches" / "permis.yaml").read_text("utf-8")
    assert ("os:" in text) == (os is not None)
    unknown = [q for q in made.files[0].questions if "operating system" in q.en]
    assert len(unknown) == (os is None)


def test_needs_of_a_draft_are_those_that_drift_then_finds(tmp_path: Path) -> None:
    """A draft made of an inventory never exceeds itself."""
    rows = [machine("a"), machine("b"), disk("c", 100), base("d", 50)]
    _drafts(tmp_path, *rows)
    file = read_workload(tmp_path / "ébauches" / "permis.yaml", KNOWLEDGE)
    seen = drift(written(tmp_path, *rows), file)
    assert of_rule(seen, "need-grown") == []
    more = drift(written(tmp_path, *rows, machine("e")), file)
    assert {f.detail for f in of_rule(more, "need-grown")} == {"machines", "vcpu", "memory"}


# Information, regions, the rest


def test_information_stays_a_question_and_a_tag_is_declared(tmp_path: Path) -> None:
    _drafts(tmp_path, machine("a"), machine("b", tags={"charge": "nue"}))
    (asset,) = _read(tmp_path, "permis").information
    assert asset.kind == "unknown"
    assert asset.declared is not None
    assert (asset.declared.confidentiality, asset.declared.status) == ("protege-b", "draft")
    assert asset.elements == ()
    (bare,) = _read(tmp_path, "nue").information
    assert bare.declared is None


@pytest.mark.parametrize(
    ("said", "level"),
    [
        (["Protégé A", "protege-b"], "protege-b"), (["PROTÉGÉ-A"], "protege-a"),
        (["très secret à nous"], None), ([], None),
    ],
)  # fmt: skip
def test_the_highest_level_that_a_tag_names_is_declared(
    tmp_path: Path, said: list[str], level: str | None
) -> None:
    rows = [machine("z", tags={"charge": "permis"})]
    rows += [
        machine(f"m{n}", tags={"charge": "permis", "Classification": word})
        for n, word in enumerate(said)
    ]
    _drafts(tmp_path, *rows)
    declared = _read(tmp_path, "permis").information[0].declared
    assert (declared.confidentiality if declared else None) == level
    text = (tmp_path / "ébauches" / "permis.yaml").read_text("utf-8")
    assert all(word in text for word in said)


def test_regions_are_noted_and_never_taken_as_a_policy(tmp_path: Path) -> None:
    made = _drafts(tmp_path, machine("a"), machine("b", region="eastus"), machine("c", region=None))
    drafted = _read(tmp_path, "permis")
    assert drafted.hosting is None
    assert drafted.placement is None
    said = " ".join(q.en for q in made.files[0].questions)
    assert "azure:eastus × 1" in said
    assert "region is not known: 1" in said


@pytest.mark.parametrize(
    ("state", "number"),
    [("PowerState/running", 2), ("PowerState/deallocated", 1), (None, 2)],
)
def test_a_machine_that_is_stopped_is_no_need_and_is_told(
    tmp_path: Path, state: str | None, number: int
) -> None:
    power = {"extended": {"instanceView": {"powerState": {"code": state}}}} if state else {}
    still = {"properties": {"hardwareProfile": {"vmSize": "Standard_D2s_v5"}, **power}}
    rows = [machine("a"), machine("b", attributes=still)]
    made = _drafts(tmp_path, *rows)
    needs = _read(tmp_path, "permis").needs
    assert needs is not None
    assert [c.count for c in needs.compute] == [number]
    said = [q for q in made.files[0].questions if "Stopped" in q.en]
    assert len(said) == (number == 1)
    seen = drift(written(tmp_path, *rows), read_workload(
        tmp_path / "ébauches" / "permis.yaml", KNOWLEDGE))  # fmt: skip
    assert of_rule(seen, "need-grown") == []


def test_only_the_owner_reads_a_draft(tmp_path: Path) -> None:
    _drafts(tmp_path, machine("a"), machine("b", "autre"))
    for name in ("permis.yaml", "autre.yaml"):
        assert (tmp_path / "ébauches" / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_read_and_classified_with_only_questions_left(
    tmp_path: Path, language: Language
) -> None:
    use(language)
    try:
        _drafts(tmp_path, machine("a"), disk("b", 10))
    finally:
        use("fr")
    file = read_workload(tmp_path / "ébauches" / "permis.yaml", KNOWLEDGE)
    found_ = classify(
        file.workload, risk_facts(KNOWLEDGE, file.workload.scheme), DAY, file.location
    )
    levels = found_.classification.levels
    assert levels.confidentiality == "undetermined"
    assert found_.classification.at_least.confidentiality == "protege-b"
    assert file.workload.reference_date == DAY
    text = (tmp_path / "ébauches" / "permis.yaml").read_text("utf-8")
    assert ("Encore inconnu" in text) == (language == "fr")
    assert ("Still unknown" in text) == (language == "en")


# Groups


def test_resources_without_a_value_are_counted_and_in_no_draft(tmp_path: Path) -> None:
    made = _drafts(tmp_path, machine("a"), machine("b", None), machine("c", tags=None))
    assert [(f.id, f.resources) for f in made.files] == [("permis", 1)]
    assert (made.without, made.undecided) == (2, 1)


@pytest.mark.parametrize("by", ["account", "group", "label:charge"])
def test_any_key_groups(tmp_path: Path, by: str) -> None:
    made = _drafts(tmp_path, machine("a"), machine("b"), by=by)
    assert [f.resources for f in made.files] == [2]


@pytest.mark.parametrize("by", ["", "tag:", "tag", "nom:x", "Account"])
def test_a_wrong_key_is_refused(tmp_path: Path, by: str) -> None:
    with pytest.raises(UsageError):
        _drafts(tmp_path, machine("a"), by=by)


def test_a_key_that_nothing_bears_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        _drafts(tmp_path, machine("a"), by="tag:chage")
    assert "charge, classification" in raised.value.help.fr
    assert not (tmp_path / "ébauches").exists()


def test_a_key_that_tells_nothing_apart_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "MOST_GROUPS", 3)
    rows = [machine(f"m{n}", f"v{n}") for n in range(4)]
    assert len(_drafts(tmp_path, *rows[:3]).files) == 3
    with pytest.raises(UsageError):
        _drafts(tmp_path, *rows, force=True)


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "ébauches"
    folder.mkdir()
    (folder / "permis.yaml").write_text("à moi", "utf-8")
    with pytest.raises(UsageError):
        _drafts(tmp_path, machine("a"), machine("b", "autre"))
    assert (folder / "permis.yaml").read_text("utf-8") == "à moi"
    assert not (folder / "autre.yaml").exists()
    _drafts(tmp_path, machine("a"), machine("b", "autre"), force=True)
    assert _read(tmp_path, "permis").id == "permis"
    assert _read(tmp_path, "autre").id == "autre"


def test_the_same_inventory_gives_the_same_bytes(tmp_path: Path) -> None:
    rows = [machine(f"m{n}", f"v{n % 3}") for n in range(9)]
    _drafts(tmp_path, *rows)
    folder = tmp_path / "ébauches"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    _drafts(tmp_path, *rows, force=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


# Hostile values


def test_no_value_of_a_tag_leaves_the_folder_or_the_file(tmp_path: Path) -> None:
    rows = [machine(f"m{n}", value) for n, value in enumerate(HOSTILE)]
    made = _drafts(tmp_path, *rows)
    assert len(made.files) == len(HOSTILE)
    names = {path.name for path in (tmp_path / "ébauches").iterdir()}
    assert names == {f"{f.id}.yaml" for f in made.files} | {"workload.schema.json"}
    assert {path.name for path in tmp_path.iterdir()} == {"inventaire.jsonl", "ébauches"}
    for file in made.files:
        drafted = _read(tmp_path, file.id)
        assert (drafted.courtier, drafted.id) == (1, file.id)
        assert len(drafted.information) == 1
        assert file.value.isprintable()


@pytest.mark.parametrize("place", ["region", "type", "account", "classification"])
def test_no_other_word_of_a_cloud_breaks_a_draft(tmp_path: Path, place: str) -> None:
    rows = []
    for number, value in enumerate(HOSTILE):
        changes: dict[str, Any] = {place: value}
        if place == "classification":
            changes = {"tags": {"charge": "permis", "classification": value}}
        rows.append(machine(f"m{number}").model_copy(update=changes))
    made = _drafts(tmp_path, *rows)
    assert [(f.id, f.resources) for f in made.files] == [("permis", len(HOSTILE))]
    assert _read(tmp_path, "permis").id == "permis"


def test_values_that_share_an_id_are_told_apart_for_good() -> None:
    assert ids_of(["Permis en ligne"]) == {"Permis en ligne": "permis-en-ligne"}
    found_ = ids_of(["a.b", "A B", "a-b", "c"])
    assert found_["a-b"] == "a-b"
    assert found_["c"] == "c"
    assert found_["a.b"] == own_id_of("a.b") != found_["A B"]
    more = ids_of(["z", "a-b", "A B", "é", "a.b"])
    assert {key: more[key] for key in ("a-b", "A B", "a.b")} == {
        key: found_[key] for key in ("a-b", "A B", "a.b")
    }


def test_a_value_that_imitates_an_id_takes_none(tmp_path: Path) -> None:
    imitation = own_id_of("a.b")
    ids = ids_of(["a.b", "a b", imitation])
    assert len(set(ids.values())) == 3
    made = _drafts(tmp_path, *(machine(f"m{n}", v) for n, v in enumerate(ids)))
    assert len({f.file for f in made.files}) == 3


def test_drift_finds_the_resources_of_each_draft(tmp_path: Path) -> None:
    values = [*HOSTILE, "a.b", "A B", "a-b", "Permis en ligne", "permis EN ligne"]
    rows = [machine(f"m{n}", value) for n, value in enumerate(values)]
    made = _drafts(tmp_path, *rows)
    seen = drift(written(tmp_path, *rows), *(workload(id=f.id) for f in made.files))
    assert seen.seen is not None
    assert seen.seen.without == 0
    shares = {b.workload: b.resources for b in seen.seen.belonging}
    assert shares == {f.id: f.resources for f in made.files}
    assert shares["permis-en-ligne"] == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Permis", "permis"), ("Été 2026", "ete-2026"), ("a_b", "a-b"), ("permis", "permis")],
)
def test_the_id_of_a_plain_value_is_its_own(value: str, expected: str) -> None:
    assert id_of(value) == expected


@pytest.mark.parametrize("value", ["日本", "app北京", "", "!!!", "x" * 61, "œuvre"])
def test_a_value_with_letters_that_an_id_cannot_hold_bears_a_fingerprint(value: str) -> None:
    assert id_of(value) == own_id_of(value)
    assert len(id_of(value)) <= 80


@pytest.mark.parametrize("text", ["tag:Nom", "label: Nom ", "account", "group"])
def test_a_key_is_read(text: str) -> None:
    key = by_of(text)
    assert key is not None
    assert key.text == ("tag:Nom" if ":" in text else text)
