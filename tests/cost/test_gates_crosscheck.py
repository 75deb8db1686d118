"""The sanity gates on cross-checks of sources: what is decided is judged rightly.

The gates see sizes and families only: nothing here tells them which source is right.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from courtier.cost.gates import Candidate, Judged, judge
from courtier.cost.gates_tolerances import tolerances
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import PriceRow
from courtier.knowledge.records.risk import Parameter
from tests.conftest import ROOT

REAL = ROOT.parent / "shared" / "data"
SYNTHETIC = Path(__file__).parent / "crosscheck"
"""Files of the same shape, every number of them made up: the test runs without the real ones."""
PRICES, PAIRS = "prices-canada.csv", "prices-canada-crosscheck.csv"
DAY_OF_TEST = "2026-11-21"
TIER = re.compile(r"\(\w+ tier\)$")
SIZE = re.compile(r" (\d+) vCPU (\d+) GB$")
Row = dict[str, str]
Pairs = list[tuple[Row, Judged, Judged]]
DESCRIBED = {
    REAL: {"both-right": 65, "a-right": 12, "undecided": 12, "both-wrong": 4},
    SYNTHETIC: {"both-right": 16, "a-right": 2, "undecided": 3, "both-wrong": 3},
}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class Sizes:
    """What a size is: from the price file, else from its name and a sister size.

    The cross-check gives neither vCPU nor memory, and its wrong rows are not in the price file.
    """

    def __init__(self, rows: list[Row]) -> None:
        self._known: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
        for row in rows:
            if row["vcpu"] and row["memory_gib"] and "constrained" not in row["note"]:
                found = Decimal(row["vcpu"]), Decimal(row["memory_gib"])
                self._known.setdefault((row["provider"], row["sku_or_instance"]), found)

    def of(self, provider: str, sku: str) -> tuple[Decimal, Decimal] | tuple[None, None]:
        """The vCPU and memory of a size; None twice where nothing tells."""
        told = SIZE.search(sku)
        if told:
            return Decimal(told[1]), Decimal(told[2])
        if (provider, sku) in self._known:
            return self._known[provider, sku]
        series, times = _named(sku)
        for (owner, sister), (vcpu, memory) in self._known.items():
            other, theirs = _named(sister)
            if owner == provider and other == series and times and theirs:
                return vcpu * times / theirs, memory * times / theirs
        return None, None


def _named(sku: str) -> tuple[str, Decimal]:
    """The series that a name tells, and how many times its step; 0 where it does not tell."""
    aws = re.fullmatch(r"([a-z0-9-]+)\.(?:(\d*)xlarge|large)", sku)
    if aws:
        return aws[1], Decimal(aws[2] or 1) if "x" in sku.rsplit(".")[1] else Decimal("0.5")
    azure = re.fullmatch(r"(Standard_[A-Z]+)(\d+)([a-z]+_v\d+)", sku)
    return (f"{azure[1]}*{azure[3]}", Decimal(azure[2])) if azure else (sku, Decimal(0))


def _candidate(pair: Row, side: str, sizes: Sizes) -> Candidate:
    source = pair[f"source_{side}"]
    sku = pair["sku"] + (" single-az" if pair["service"].startswith("managed") else "")
    tier = TIER.search(source)
    if tier:  # the tier that a source names is part of what it prices
        sku, source = f"{sku} {tier[0]}", source[: tier.start()].strip()
    vcpu, memory = sizes.of(pair["provider"], sku)
    return Candidate.model_validate(
        {
            "provider": pair["provider"], "region": pair["region"], "service": pair["service"],
            "sku": sku, "vcpu": vcpu, "memory_gib": memory,
            "unit": "GiB" if pair["service"].startswith("egress") else "hour",
            "price": pair[f"price_{side}_usd"], "currency": "USD", "term": "on-demand",
            "as_of": pair[f"as_of_{side}"], "source": source, "licence": "facts",
            "confidence": "secondary", "note": "",
        }
    )  # fmt: skip


def _reference(rows: list[Row]) -> list[PriceRow]:
    """The price file as a snapshot, without the families it flags itself."""
    return [
        PriceRow.model_validate(
            {
                **{key: row[key] or None for key in row if key != "sku_or_instance"},
                "sku": row["sku_or_instance"], "licence": "facts", "confidence": "secondary",
                "note": row["note"],
            }
        )
        for row in rows
    ]  # fmt: skip


def _outcome(a: Judged, b: Judged) -> str:
    """The truth that two verdicts amount to; any doubt is undecided."""
    words = {("accepted", "accepted"): "both-right", ("accepted", "refused"): "a-right",
             ("refused", "accepted"): "b-right", ("refused", "refused"): "both-wrong"}  # fmt: skip
    return words.get((a.verdict, b.verdict), "undecided")


@pytest.fixture(scope="module", params=[SYNTHETIC, REAL], ids=["synthetic", "real"])
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    if not (found / PAIRS).is_file():
        pytest.skip(f"the real cross-check of prices is not beside the project: {found / PAIRS}")
    return found


@pytest.fixture(scope="module")
def pairs(folder: Path) -> Pairs:
    """Each pair with the verdicts on both sides, all judged in one go as one import would."""
    knowledge, rows, given = Knowledge(), _read(folder / PRICES), _read(folder / PAIRS)
    sizes = Sizes(rows)
    offered = [_candidate(pair, side, sizes) for pair in given for side in "ab"]
    limits = tolerances(knowledge.all(Parameter), date.fromisoformat(DAY_OF_TEST))
    judged = judge(offered, _reference(rows), limits, knowledge.shape_families)
    return list(zip(given, judged[::2], judged[1::2], strict=True))


def test_every_pair_is_judged_as_its_truth_says(pairs: Pairs) -> None:
    wrong = [
        (pair["region"], pair["sku"], pair["truth"], a.verdict, a.cause, b.verdict, b.cause)
        for pair, a, b in pairs
        if _outcome(a, b) != pair["truth"]
    ]
    assert wrong == []


def test_the_file_is_the_one_that_was_described(pairs: Pairs, folder: Path) -> None:
    assert Counter(pair["truth"] for pair, _, _ in pairs) == DESCRIBED[folder]


def test_the_made_up_files_say_that_they_are_made_up() -> None:
    assert all(row["note"] == "synthetic" for row in _read(SYNTHETIC / PRICES))
    assert all(row["comment"].startswith("synthetic:") for row in _read(SYNTHETIC / PAIRS))
    if REAL.is_dir():
        for name in (PRICES, PAIRS):
            real, ours = (next(iter(_read(folder / name))) for folder in (REAL, SYNTHETIC))
            assert list(real) == list(ours)


@pytest.mark.parametrize(
    ("sku", "cause"),
    [
        ("t3.large", "price-excess-dedicated-6"),
        ("c6i.large", "price-excess-dedicated-10"),
        ("Standard_D8as_v5", "price-excess-windows"),
        ("Standard_D4pls_v5", "price-excess-windows"),
        ("VM.Standard.E4.Flex 2 vCPU 16 GB", "price-excess-ocpu"),
    ],
)
def test_a_known_fault_is_called_what_it_is(pairs: Pairs, sku: str, cause: str) -> None:
    faults = [b for pair, _, b in pairs if pair["sku"] == sku]
    assert faults
    assert {fault.cause for fault in faults} == {cause}
