"""The reader: every mistake at once, each with its place, its words and its remedy."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.reading.files import MAX_BYTES
from courtier.reading.marked import read_marked
from courtier.reading.nearest import nearest
from courtier.reading.validation import MAX_MISTAKES
from courtier.values.errors import InputError
from courtier.values.findings import Location
from courtier.workload.common import Range
from courtier.workload.raw import MOST_SUGGESTIONS
from courtier.workload.reader import read_workload
from tests.workload.written import HERE, SMALL, read, refused

BROKEN = sorted((HERE / "broken").glob("*.yaml"))
EXPECTED: dict[str, dict[str, Any]] = read_marked(
    (HERE / "refusals.yaml").read_bytes(), "refusals.yaml"
).value


def test_each_broken_file_has_its_refusal() -> None:
    assert {path.stem for path in BROKEN} == set(EXPECTED)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_with_place_words_and_remedy(
    path: Path, knowledge: Knowledge
) -> None:
    """One mistake gives one message: what, where, and what to do, in both languages."""
    expected = EXPECTED[path.stem]
    with pytest.raises(InputError) as caught:
        read_workload(path, knowledge)
    assert len(caught.value.mistakes) == 1, [m.text.fr for m in caught.value.mistakes]
    (mistake,) = caught.value.mistakes
    assert mistake.file == path.name
    assert (mistake.line, mistake.column) == (expected["line"], expected["column"])
    assert mistake.code == expected["code"]
    assert mistake.text.fr.replace("\u00a0", " ") == expected["fr"]
    assert mistake.text.en.replace("\u00a0", " ") == expected["en"]
    assert mistake.help.fr
    assert mistake.help.en not in ("", mistake.help.fr)
    if expected["nearest"]:
        assert expected["nearest"] in mistake.help.fr
        assert expected["nearest"] in mistake.help.en


def test_six_mistakes_are_shown_at_once(knowledge: Knowledge) -> None:
    """A duplicate, an unknown key, a wrong value, an unknown kind, a bad date, a broken link."""
    text = (
        "courtier: 1\nid: essai\nname: Essai\nname: Autre\n"
        "organization: {name: Ville exemple, kind: munici}\n"
        "information:\n  - {id: a, kind: santé, joined_with: [b]}\n"
        "hostng: {}\nreference_date: 2026-02-30\n"
    )
    mistakes = refused(text, knowledge)
    assert [(m.line, m.code) for m in mistakes] == [
        (4, "duplicate-key"),
        (5, "unknown-value"),
        (7, "unknown-kind"),
        (7, "unknown-asset"),
        (8, "unknown-key"),
        (9, "wrong-type"),
    ]
    assert len({m.text.fr for m in mistakes}) == len(mistakes)


def test_what_the_knowledge_says_is_not_said_twice(knowledge: Knowledge) -> None:
    """« santé » breaks the form of an id and names no kind: one message, the useful one."""
    mistakes = refused(SMALL.replace("contact-public", "Santé"), knowledge)
    assert [m.code for m in mistakes] == ["unknown-kind"]


def test_without_knowledge_names_are_not_looked_up() -> None:
    found = read(SMALL.replace("contact-public", "nature-inconnue"))
    assert found.workload.information[0].kind == "nature-inconnue"


@pytest.mark.parametrize("name", ["complete", "smallest"])
def test_a_file_of_format_1_is_always_read(name: str) -> None:
    path = HERE / "format-1" / f"{name}.yaml"
    found = read_workload(path, None)
    assert found.workload.courtier == 1
    assert found.file == path.name
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_complete_file_keeps_its_values() -> None:
    workload = read_workload(HERE / "format-1" / "complete.yaml", None).workload
    assert workload.name.text.en == "Online permits"
    assert workload.needs is not None
    assert workload.needs.from_ == "profile"
    assert workload.needs.storage[0].growth_per_year == Decimal("0.20")
    assert workload.hosting is not None
    assert workload.hosting.places is not None
    assert workload.hosting.places.logs == "any"
    assert workload.acquisition is not None
    assert workload.acquisition.spend_12_months_same_need_cad is None


def test_silence_is_unknown_and_null_is_silence() -> None:
    text = SMALL + "service: null\nneeds: {compute: null, network: ~}\nscheme:\n"
    workload = read(text).workload
    assert workload.service is None
    assert workload.scheme == "quebec-2024-05"
    assert workload.needs is not None
    assert workload.needs.compute == ()
    assert workload.needs.network is None


def test_a_required_key_set_to_null_is_missing() -> None:
    mistakes = refused(SMALL.replace("name: Petite charge", "name:"))
    assert [(m.code, m.line) for m in mistakes] == [("missing-key", 4)]


def test_an_unknown_key_set_to_null_is_still_unknown() -> None:
    assert [m.code for m in refused(SMALL + "inconnu:\n")] == ["unknown-key"]


RANGE = "{low: 1, likely: 2, high: 3}"


@pytest.mark.parametrize(
    "line",
    [
        f"needs: {{compute: [{{id: a, count: {RANGE}, vcpu: {RANGE}, memory_gib: {RANGE}}}]}}",
        f"needs: {{software: [{{id: a, model: saas, users: {RANGE}}}]}}",
        f"on_premise: {{servers: [{{count: {RANGE}, price_cad: {RANGE}}}]}}",
        f"options: [{{id: a, kind: other, lines: [{{id: b, once_cad: {RANGE}}}]}}]",
        f"cost: {{exchange_rates: [{{pair: USDCAD, rate: {RANGE}, on: 2026-11-20}}]}}",
    ],
)
def test_a_range_may_stand_for_any_number_that_enters_the_estimate(line: str) -> None:
    assert read(f"{SMALL}{line}\n").workload is not None


def test_a_range_of_equal_points_is_a_range() -> None:
    workload = read(f"{SMALL}cost: {{discount_rate: {{low: 0, likely: 0, high: 0}}}}\n").workload
    assert workload.cost is not None
    assert workload.cost.discount_rate == Range(low=Decimal(0), likely=Decimal(0), high=Decimal(0))


@pytest.mark.parametrize("line", ["{publication: 2027-03-01, signature: 2027-03-01}", "{}"])
def test_days_may_be_equal(line: str) -> None:
    assert read(f"{SMALL}acquisition: {{dates: {line}}}\n").workload is not None


def test_a_later_format_hides_all_other_mistakes() -> None:
    mistakes = refused("courtier: 2\nid: A B\nwhatever: [1]\n")
    assert [m.code for m in mistakes] == ["unknown-format"]
    assert "1" in mistakes[0].text.fr


def test_locations_are_found_by_path() -> None:
    found = read(SMALL + "service:\n  users:\n    named: 45\n")
    assert found.location("service.users.named") == Location(file="-", line=9, column=12)
    assert found.location(("service", "users")) == Location(file="-", line=8, column=3)
    assert found.location("service.rto_hours") == Location(file="-", line=7, column=1)
    assert found.location("information.0.kind") == Location(file="-", line=6, column=36)
    assert found.location("acquisition.term") == Location(file="-", line=2, column=1)


def test_the_printed_name_is_the_base_name(tmp_path: Path) -> None:
    path = tmp_path / "dossier" / "permis.yaml"
    path.parent.mkdir()
    path.write_text(SMALL, "utf-8")
    assert read_workload(str(path), None).file == "permis.yaml"
    assert read_workload(path.read_bytes(), None, name="stdin").file == "stdin"


def test_json_is_read(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    path.write_text(
        '{"courtier": 1, "id": "a", "name": "A", "organization": {"name": "B"},'
        ' "information": [{"id": "c", "kind": "contact"}]}'
    )
    assert read_workload(path, None).workload.id == "a"


@pytest.mark.parametrize("name", [".", "missing.yaml", "a\0b", "x" * 5000])
def test_what_is_not_a_readable_file_is_refused(name: str, tmp_path: Path) -> None:
    code = "file-is-folder" if name == "." else "file-missing"
    with pytest.raises(InputError) as caught:
        read_workload(tmp_path / name, None)
    assert [m.code for m in caught.value.mistakes] == [code]


def test_a_large_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(10**12)
    monkeypatch.delattr(Path, "open")
    with pytest.raises(InputError) as caught:
        read_workload(path, None)
    assert caught.value.mistakes[0].code == "file-too-large"


def test_the_limit_is_five_megabytes(tmp_path: Path) -> None:
    text = SMALL.encode()
    path = tmp_path / "limit.yaml"
    path.write_bytes(text + b"#" * (MAX_BYTES - len(text)))
    assert read_workload(path, None).workload.id == "petite"
    path.write_bytes(path.read_bytes() + b"#")
    with pytest.raises(InputError):
        read_workload(path, None)


MANY: dict[str, str] = {
    "unknown keys": "".join(f"key{n}: 1\n" for n in range(25_000)),
    "unknown kinds": "information:\n"
    + "".join(f"  - {{id: a{n}, kind: sant{n}}}\n" for n in range(11_000)),
    "unknown elements": "information:\n  - {id: a, kind: health, elements: ["
    + "".join(f"nom{n}," for n in range(55_000))
    + "]}\n",
    "unknown offerings": "acquisition:\n  agreements:\n"
    + "".join(f"    - {{number: a, offering: offre{n}}}\n" for n in range(11_000)),
    "unknown regions": "placement:\n  regions: [" + "".join(f"r{n}," for n in range(55_000)) + "]",
    "equal ids": "information:\n" + "  - {id: a, kind: health}\n" * 11_000,
    "one long word": "id: " + "a" * 4_900_000,
}


@pytest.mark.parametrize("name", MANY)
def test_a_file_full_of_mistakes_is_refused_with_little_work(
    name: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few words are compared with the right ones, and few mistakes are kept."""
    searches: list[str] = []

    def counted(word: str, *rest: Any, **named: Any) -> list[str]:
        searches.append(word)
        return nearest(word, *rest, **named)

    for module in ("workload.raw", "reading.wording", "reading.validation"):
        monkeypatch.setattr(f"courtier.{module}.nearest", counted)
    mistakes = refused(MANY[name], knowledge)
    assert len(searches) <= MOST_SUGGESTIONS + 2 * MAX_MISTAKES
    assert len(mistakes) <= 201
    assert max(len(m.text.fr) for m in mistakes) < 500


def _layer(folder: Path) -> Knowledge:
    """The bundled facts with regions of our own: two providers share a code."""
    (folder / "providers").mkdir()
    head = (
        "provider,code,name,city,subdivision,country,opened,carbon_g_per_kwh,status,"
        "location_basis,source,licence,as_of,confidence,note\n"
    )
    rows = [f"{p},{c},Lieu,,,CA,,,available,provider,essai,essai,2026-11-17,design,\n"
            for p, c in (("nuage", "ca-1"), ("ciel", "ca-1"), ("ciel", "ca-2"))]  # fmt: skip
    (folder / "providers" / "regions.csv").write_text(head + "".join(rows), "utf-8")
    return Knowledge((str(folder),))


def test_a_code_that_several_providers_use_must_name_one(tmp_path: Path) -> None:
    layer = _layer(tmp_path)
    (mistake,) = refused(SMALL + "placement: {regions: [ca-1]}\n", layer)
    assert mistake.code == "ambiguous-region"
    assert "nuage:ca-1, ciel:ca-1" in mistake.help.fr
    (mistake,) = refused(SMALL + "placement: {regions: [ca-2]}\n", layer)
    assert mistake.code == "region-without-provider"
    assert "ciel:ca-2" in mistake.help.en
    assert read(SMALL + 'placement: {regions: ["ciel:ca-1"]}\n', layer).workload.placement


def test_a_profile_fills_the_needs_and_is_marked(knowledge: Knowledge) -> None:
    needs = read(SMALL + "needs: {profile: small-web-application}\n", knowledge).workload.needs
    assert needs is not None
    assert needs.from_ == "profile"
    assert needs.profile == "small-web-application"
    assert needs.compute


def test_given_needs_win_over_the_profile(knowledge: Knowledge) -> None:
    text = SMALL + (
        "needs:\n  profile: small-web-application\n  from: given\n  given_by: Architecte\n"
        "  compute: [{id: web, vcpu: 7, memory_gib: 9}]\n"
    )
    needs = read(text, knowledge).workload.needs
    assert needs is not None
    assert [c.vcpu for c in needs.compute] == [7]
    assert needs.given_by == "Architecte"
    assert needs.from_ == "profile"
    assert needs.storage


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hosting: {places: {data: QC}}", "quebec"),
        ("hosting: {places: {data: CA}}", "canada"),
        ("hosting: {places: {data: [CA-QC]}}", "quebec"),
        ("hosting: {places: {data: [ca]}}", "CA"),
        ("acquisition: {agreements: [{number: a, offering: zzzzzz}]}", "courtier catalog list"),
        ("needs: {compute: [{id: a, vcpu: 1, memory_gib: 1, hours_per_month: 745}]}", "730"),
        ("placement: {offering: azure-canada, regions: ['aws:ca-central-1']}", "azure:"),
    ],
)
def test_a_remedy_is_precise(line: str, words: str, knowledge: Knowledge) -> None:
    (mistake,) = refused(f"{SMALL}{line}\n", knowledge)
    assert words in mistake.help.fr
    assert words in mistake.help.en


@pytest.mark.parametrize(
    ("persons", "words"), [("3 200", "3200"), ("-5", "0"), ("beaucoup", "3200")]
)
def test_a_wrong_count_is_told_how_to_be_written(persons: str, words: str) -> None:
    (mistake,) = refused(SMALL.replace("kind: contact-public", f"kind: health, persons: {persons}"))
    assert words in mistake.help.fr
    assert "0.05" not in mistake.help.fr
    assert "schema" not in mistake.help.fr


def test_the_address_comes_before_that_of_a_machine(knowledge: Knowledge) -> None:
    text = SMALL.replace("kind: contact-public", "kind: contact-public, elements: [adresse]")
    help = refused(text, knowledge)[0].help.fr
    assert help.index("address (") < help.index("ip-address (")


def test_a_month_of_31_days_and_a_name_of_200_characters_are_the_longest() -> None:
    machine = "needs: {compute: [{id: a, vcpu: 1, memory_gib: 1, hours_per_month: 744}]}\n"
    assert read(SMALL + machine).workload.needs
    for key in ("name: Petite charge", "organization: {name: Ville exemple}"):
        assert key.rstrip("}") in SMALL
    longest = SMALL.replace("Petite charge", "n" * 200)
    assert read(longest).workload.name.fr == "n" * 200
    assert [m.code for m in refused(longest.replace("nn", "nnn", 1))] == ["out-of-range"]


def test_every_example_is_read(knowledge: Knowledge, root: Path) -> None:
    examples = sorted((root / "examples").glob("*.yaml"))
    assert len(examples) >= 4
    for path in examples:
        assert read_workload(path, knowledge).file == path.name
