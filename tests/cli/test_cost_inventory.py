"""``courtier cost inventory`` on the fictional inventory of the examples, as a person runs it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.report.explain import explanations
from tests.cli.courtier_run import ROOT, courtier

INVENTORY = "examples/inventaire.jsonl"
BILL = "examples/facture-inventaire.csv"


def _run(*words: str) -> dict[str, Any]:
    done = courtier("cost", "inventory", *words, "--format", "json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.fixture(scope="module")
def running() -> dict[str, Any]:
    found: dict[str, Any] = _run(INVENTORY, "--by", "tag:application", "--actuals", BILL)
    return found


def test_the_two_web_machines_cost_their_list_price(running: dict[str, Any]) -> None:
    line = next(each for each in running["running"]["lines"] if each["sku"] == "m5a.xlarge")
    assert (line["price"], line["currency"], line["hours"]) == ("0.192", "USD", "730")
    assert (line["resources"], line["serves"]) == (2, "compute-linux")
    assert line["monthly"] == "383.98"  # 2 × 0.192 × 730 × 1.3698
    assert line["basis"] == "list"


def test_each_reason_of_the_example_is_told(running: dict[str, Any]) -> None:
    whys = {each["why"]: each["resources"] for each in running["running"]["why_not_priced"]}
    assert whys == {
        "by-use": 3, "no-price": 4, "at-market": 1, "size-unknown": 1, "stopped": 1,
        "type-unknown": 1, "free": 1,
    }  # fmt: skip


def test_the_total_is_a_least_and_the_unread_part_is_named(running: dict[str, Any]) -> None:
    found = running["running"]
    assert found["status"] == "partial"
    assert [each["part"] for each in found["inventory"]["unread"]] == [
        "111122223333/ca-west-1/rds:DescribeDBInstances"
    ]
    counts = [found[key] for key in ("priced", "partly", "unpriced", "aside")]
    assert sum(counts) == found["resources"] == 21


def test_the_groups_are_those_of_the_tag(running: dict[str, Any]) -> None:
    found = running["running"]
    assert found["group_by"] == "tag:application"
    told = [(each["key"], each["known"]) for each in found["by_group"]]
    assert told == [
        ("permis-en-ligne", True), ("registre-temoins", True), (None, False), (None, True),
    ]  # fmt: skip


def test_the_bill_is_beside(running: dict[str, Any]) -> None:
    bill = running["running"]["bill"]
    assert bill["months"] == "1"
    alone = [each["id"] for each in bill["billed_alone"]]
    assert alone == ["i-0fictif000000099"]
    difference = Decimal(bill["billed"]) - Decimal(bill["priced"])
    assert Decimal(bill["difference"]) == difference
    assert {f["id"] for f in running["findings"]} == {
        "inventory-unread", "resources-unpriced", "billed-not-found", "running-not-billed",
    }  # fmt: skip


def test_every_fact_of_the_result_is_explained(running: dict[str, Any]) -> None:
    knowledge = Knowledge()
    for fact in running["provenance"]["facts"]:
        assert explanations(fact["id"], knowledge), fact["id"]


def test_the_files_are_named_with_their_fingerprints(running: dict[str, Any]) -> None:
    files = running["provenance"]["files"]
    assert [each["name"] for each in files] == ["inventaire.jsonl", "facture-inventaire.csv"]
    assert running["running"]["inventory"]["sha256"] == files[0]["sha256"]


def test_two_runs_give_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    words = ("cost", "inventory", "inventaire.jsonl", "--actuals", "facture-inventaire.csv")
    outs = []
    for folder in (tmp_path / "un", tmp_path / "deux"):
        folder.mkdir()
        for name in words[2::2]:
            (folder / name).write_bytes((ROOT / "examples" / name).read_bytes())
        outs.append(courtier(*words, "--format", "json", cwd=folder).out)
    assert outs[0] == outs[1]
    assert '"monthly"' in outs[0]


def test_the_day_of_the_prices_is_that_of_the_inventory_unless_said() -> None:
    assert _run(INVENTORY)["provenance"]["as_of"] == "2026-11-21"
    before = _run(INVENTORY, "--as-of", "2026-11-20")["running"]
    assert before["as_of_prices"] is None
    assert before["monthly"] is None
    assert _run(INVENTORY, "--as-of", "2026-11-22")["running"]["as_of_prices"] == "2026-11-21"


def test_a_rate_of_the_body_serves_the_prices() -> None:
    found = _run(INVENTORY, "--rate", "USDCAD=1.5")["running"]
    assert found["exchange_rate"] == "1.5"
    line = next(each for each in found["lines"] if each["sku"] == "m5a.xlarge")
    assert line["monthly"] == "420.48"


def test_a_price_list_and_a_discount_of_the_body_come_first(tmp_path: Path) -> None:
    layer = tmp_path / "catalog"
    layer.mkdir()
    (layer / "own-prices.csv").write_text(
        "provider,region,service,sku,vcpu,memory_gib,unit,price,currency,term,as_of,source,"
        "licence,confidence,note,list,until\n"
        "aws,ca-central-1,vm-linux,m5a.xlarge,,,hour,0.1,CAD,on-demand,2026-11-01,Entente,facts,"
        "primary,,own,\n",
        "utf-8",
    )
    (layer / "discounts.csv").write_text(
        "provider,service,term,fraction,since,until,source\naws,vm-linux,*,0.5,,,Entente\n", "utf-8"
    )
    found = _run(INVENTORY, "--knowledge", str(tmp_path))["running"]
    lines = {each["sku"]: each for each in found["lines"]}
    assert (lines["m5a.xlarge"]["basis"], lines["m5a.xlarge"]["monthly"]) == ("given", "146.00")
    assert lines["t3.medium"]["price"] == "0.02320"
    assert lines["t3.medium"]["listed"] == "0.0464"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fr",
            [
                "Au moins ",
                "CA par mois, avant taxes",
                "EBS gp2",
                "Sans prix, et pourquoi",
                "TVQ (9,975",
            ],
        ),
        (
            "en",
            [
                "At least ",
                "CAD a month, before tax",
                "EBS gp2",
                "Without a price, and why",
                "QST (9.975",
            ],
        ),
    ],
)
@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_text_says_it_in_both_languages_at_any_width(
    language: str, told: list[str], width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = courtier("cost", "inventory", INVENTORY, "--actuals", BILL, "--lang", language)
    flat = " ".join(done.out.split())
    assert [words for words in told if words not in flat.replace("\u00a0", " ")] == []
    assert max(map(len, done.out.splitlines())) <= int(width)


def test_what_a_file_says_cannot_drive_a_terminal(tmp_path: Path) -> None:
    first, *rest = (ROOT / INVENTORY).read_text("utf-8").splitlines()
    tag = {"application": "\x1b[31mA\u202eB\n=1+1"}
    found = [json.loads(line) | {"tags": tag} for line in rest]
    hostile = tmp_path / "hostile.jsonl"
    hostile.write_text("\n".join([first, *map(json.dumps, found)]) + "\n", "utf-8")
    bill = tmp_path / "hostile.csv"
    text = (ROOT / BILL).read_text("utf-8")
    bill.write_text(text.replace("i-0fictif000000099", "\x1b]0;titre\x07"), "utf-8")
    words = ("cost", "inventory", str(hostile), "--actuals", str(bill), "--by", "tag:application")
    done = courtier(*words)
    assert done.code == 0, done.err
    assert "=1+1" in done.out
    assert "titre" in done.out
    assert not set("\x1b\x07\u202e") & set(done.out)


# Wrong use


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("absent.jsonl",), 3, "absent.jsonl"),
        ((INVENTORY, "--by", "projet"), 2, "--by"),
        ((INVENTORY, "--by", "tag:"), 2, "--by"),
        ((INVENTORY, "--by", "tag:aplication"), 2, "application"),
        ((INVENTORY, "--rate", "1.40"), 2, "USDCAD"),
        ((INVENTORY, "--actuals", "absent.csv"), 3, "absent.csv"),
        ((INVENTORY, "--as-of", "2026-02-30"), 2, "2026-02-30"),
        ((INVENTORY, "--fail-on", "warning"), 12, ""),
        ((INVENTORY, "--fail-on", "error"), 0, ""),
        (("examples/permis-en-ligne.yaml",), 3, "permis-en-ligne.yaml"),
        ((), 2, ""),
    ],
)
def test_a_wrong_use_says_what_and_gives_its_code(
    words: tuple[str, ...], code: int, told: str
) -> None:
    done = courtier("cost", "inventory", *words)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err


def test_a_cut_inventory_is_refused_with_its_line(tmp_path: Path) -> None:
    whole = (ROOT / INVENTORY).read_text("utf-8").splitlines(keepends=True)
    cut = tmp_path / "coupe.jsonl"
    cut.write_text("".join(whole[:-1]), "utf-8")
    done = courtier("cost", "inventory", str(cut))
    assert done.code == 3
    assert "coupe.jsonl" in done.err


def test_the_report_is_not_written_over_the_inventory(tmp_path: Path) -> None:
    copy = tmp_path / "inventaire.jsonl"
    copy.write_bytes((ROOT / INVENTORY).read_bytes())
    done = courtier("cost", "inventory", str(copy), "--report", f"json={copy}")
    assert done.code == 2
    assert copy.read_bytes() == (ROOT / INVENTORY).read_bytes()


def test_a_workload_named_as_the_command_is_given_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "inventory").write_bytes((ROOT / "examples/permis-en-ligne.yaml").read_bytes())
    done = courtier("cost", "./inventory", "--format", "json", cwd=tmp_path)
    assert '"courtier/cost/1"' in done.out
