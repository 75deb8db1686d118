"""The adapters against services of this machine: what they take, what they leave, every fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import PriceRow
from courtier.providers.prices.entering import Entering
from courtier.providers.prices.refresh import ADAPTERS, Refreshed, Target, refresh
from courtier.providers.prices.web import Limits, Web
from courtier.providers.prices.work import FOLDER
from courtier.values.errors import UsageError
from tests.providers.prices import answers
from tests.providers.prices.loopback import (
    Answer,
    Ask,
    Service,
    cut,
    hangs,
    malformed,
    serving,
    status,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
DAY = date(2026, 11, 21)
REGIONS = {"azure": "canadacentral", "aws": "ca-west-1", "ovhcloud": "BHS",
           "oci": "ca-montreal-1", "google": "northamerica-northeast1"}  # fmt: skip
SNAPSHOT = f"catalog/prices/{DAY}.csv"


@dataclass
class Run:
    """Reads from a service into a layer, without waiting for real."""

    layer: Path
    facts: Knowledge
    waits: list[float] = field(default_factory=list)
    day: date = DAY

    def __call__(self, name: str, service: Service, partial: bool = False, **web: Any) -> Refreshed:
        limits = Limits(timeout=0.5, attempts=4)
        reader = Web(service.base, limits, sleep=self.waits.append, **web)
        target = Target(ADAPTERS[name], REGIONS[name], reader)
        return refresh([target], Entering(self.layer, self.day, self.facts), partial)

    def rows(self, word: str) -> dict[tuple[str, str], PriceRow]:
        """The rows of the regions read whose name holds a word, by name and term."""
        found = Knowledge((str(self.layer),)).prices(self.day)
        assert found is not None
        read = [row for row in found[1] if row.region in REGIONS.values()]
        return {(row.sku, row.term): row for row in read if word in row.sku}


@pytest.fixture
def run(tmp_path: Path, knowledge: Knowledge) -> Run:
    return Run(tmp_path / "layer", knowledge)


@pytest.fixture
def azure() -> Iterator[Service]:
    with serving(answers.azure(answers.azure_meters())) as service:
        yield service


# Each format


def test_azure_follows_the_links_and_keeps_the_right_meters(run: Run, azure: Service) -> None:
    done = run("azure", azure)
    assert not done.failed
    rows = run.rows("_Z")
    prices = {sku: row.price for (sku, term), row in rows.items() if term == "on-demand"}
    assert prices == {sku: Decimal(n) / 16 for sku, n in answers.AZURE_SIZES.items()}
    assert rows["Standard_Z2s_v9", "reserved 1y"].price == Decimal("0.1")
    assert {row.currency for row in rows.values()} == {"CAD"}
    assert "converted" in rows["Standard_Z2s_v9", "on-demand"].note
    assert len(azure.asked) == 4
    assert "currencyCode=%27CAD%27" in azure.asked[0]


def test_what_was_not_read_keeps_its_prices(run: Run, azure: Service, knowledge: Knowledge) -> None:
    run("azure", azure)
    before, after = knowledge.prices(DAY), Knowledge((str(run.layer),)).prices(DAY)
    assert before is not None
    assert after is not None
    scope = ("azure", "canadacentral", "vm-linux", "on-demand")

    def others(rows: tuple[PriceRow, ...]) -> list[PriceRow]:
        kept = [r for r in rows if (r.provider, r.region, r.service, r.term) != scope]
        return sorted((r for r in kept if "_Z" not in r.sku), key=str)

    assert others(after[1]) == others(before[1])
    assert not any(r.region == scope[1] and r.sku == "Standard_D2s_v5" for r in after[1])


def test_ovhcloud_divides_by_a_hundred_million(run: Run) -> None:
    addons = [answers.ovh_addon(f"z9-{4 * n}.consumption", 5_080_000 * n, n, 4 * n)
              for n in (2, 4, 8)]  # fmt: skip
    addons += [answers.ovh_addon("win-z9-8.consumption", 9), answers.ovh_addon("z9-8.monthly", 9)]
    away = answers.ovh_addon("z9-64.consumption", 5_080_000 * 16, 16, 64)
    away["configurations"] = [{"name": "region", "values": ["GRA9"]}]
    with serving(answers.ovh([*addons, away])) as service:
        assert not run("ovhcloud", service).failed
    rows = run.rows("z9-")
    assert {sku: row.price for (sku, _), row in rows.items()} == {
        "z9-8": Decimal("0.1016"), "z9-16": Decimal("0.2032"), "z9-32": Decimal("0.4064"),
    }  # fmt: skip
    assert rows["z9-8", "on-demand"].currency == "CAD"


def test_oci_counts_two_vcpu_for_an_ocpu(run: Run) -> None:
    items = [answers.oci_item("Compute - Standard - E9 - OCPU", 0.04),
             answers.oci_item("Compute - Standard - E9 - Memory", 0.002),
             answers.oci_item("Compute - Standard - A9 - OCPU", 0.01),
             answers.oci_item("Compute - Standard - A9 - Memory", 0.001)]  # fmt: skip
    with serving(answers.oci(items)) as service:
        assert not run("oci", service).failed
    found = Knowledge((str(run.layer),)).prices(DAY)
    assert found is not None
    rows = [row for row in found[1] if row.provider == "oci"]
    two = [row for row in rows if row.sku == "VM.Standard.E9.Flex 2 OCPU"]
    assert {(str(r.vcpu), str(r.memory_gib), str(r.price)) for r in two} == {
        ("4", "16", "0.112"), ("4", "32", "0.144"),
    }  # fmt: skip
    assert {row.confidence for row in two} == {"derived"}
    assert {row.unit for row in rows if "A9" in row.sku} == {"ocpu-hour", "GB-hour"}


def test_google_adds_up_core_and_memory_and_hides_its_key(run: Run, tmp_path: Path) -> None:
    key = "synthetic-secret-key"
    skus = [[answers.google_sku("N2", "Core", 40_000_000),
             answers.google_sku("N2 Custom", "Core", 1)],
            [answers.google_sku("N2", "Ram", 5_000_000),
             answers.google_sku("N2", "Ram", 1, serviceRegions=["us-east1"])]]  # fmt: skip
    with serving(answers.google(skus, key)) as service:
        done = run("google", service, headers={"X-Goog-Api-Key": key})
    assert not done.failed
    assert _hourly(run, "n2-standard-4") == Decimal("0.24")
    assert not any(key in path for path in service.asked)
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert key.encode() not in written
    assert run.rows("m1-ultramem-40")  # a machine that is not composed keeps its price


def _hourly(run: Run, sku: str) -> Decimal:
    found = Knowledge((str(run.layer),)).prices(DAY)
    assert found is not None
    wanted = (sku, REGIONS["google"], "on-demand", "hour")
    (row,) = [r for r in found[1] if (r.sku, r.region, r.term, r.unit) == wanted]
    return row.price


def test_a_wrong_key_is_a_refusal_that_does_not_show_it(run: Run) -> None:
    with serving(answers.google([[]], "right")) as service:
        done = run("google", service, headers={"X-Goog-Api-Key": "wrong-secret"})
    failure = done.fetched[0].failure
    assert failure is not None
    assert "HTTP 403" in failure.fr
    assert "wrong-secret" not in f"{failure} {done}"
    assert run.waits == []


def _aws(content: bytes) -> Answer:
    empty = json.dumps({"products": {}, "terms": {"OnDemand": {}}}).encode()

    def answer(ask: Ask) -> None:
        ec2 = "AmazonEC2" in ask.path
        answers.whole_file(content if ec2 else empty)(ask)

    return answer


def test_aws_keeps_shared_linux_machines_disks_and_reservations(run: Run) -> None:
    content = json.dumps(answers.aws_offer()).encode()
    with serving(_aws(content)) as service:
        done = run("aws", service, partial=True)
    rows = run.rows("z9.")
    prices = {sku: r.price for (sku, term), r in rows.items() if term == "on-demand"}
    assert prices == {"z9.large": Decimal("0.1"), "z9.xlarge": Decimal("0.2"),
                      "z9.2xlarge": Decimal("0.4"), "z9.4xlarge": Decimal("0.8")}  # fmt: skip
    assert run.rows("gp9")["EBS gp9", "on-demand"].unit == "GB-month"
    judged = {(j.row.sku, j.row.term): j for j in done.entered.judged}
    assert judged["z9.large", "reserved 1y no upfront"].row.price == Decimal("0.02")
    assert judged["z9.large", "reserved 1y all upfront"].row.price == Decimal("0.1")
    assert [one.service for one in done.fetched if one.failure] == ["AmazonRDS", "AmazonS3"]


# Faults


@pytest.mark.parametrize("fault", [status(429), status(500), status(503), cut, hangs, malformed])
def test_a_fault_that_passes_leaves_no_trace(run: Run, azure: Service, fault: Answer) -> None:
    azure.faults.append(fault)
    assert not run("azure", azure).failed
    assert run.waits == [1]
    assert len(run.rows("_Z")) == 5


def _answer(name: str) -> Answer:
    """A sound answer of each service, small."""
    if name == "aws":
        return _aws(json.dumps(answers.aws_offer()).encode())
    if name == "ovhcloud":
        addons = [answers.ovh_addon(f"z9-{4 * n}.consumption", 5_080_000 * n, n, 4 * n)
                  for n in (2, 4, 8)]  # fmt: skip
        return answers.ovh(addons)
    if name == "oci":
        prices = {"OCPU": 0.04, "Memory": 0.002}
        items = [answers.oci_item(f"Compute - Standard - E9 - {k}", v) for k, v in prices.items()]
        return answers.oci(items)
    return answers.google([[answers.google_sku("N2", "Core", 40_000_000)],
                           [answers.google_sku("N2", "Ram", 5_000_000)]], "key")  # fmt: skip


HEADERS = {"google": {"X-Goog-Api-Key": "key"}}
FAULTS = {"429": status(429), "500": status(500), "cut": cut, "hangs": hangs,
          "malformed": malformed}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ["ovhcloud", "oci", "google", "aws"])
def test_a_fault_of_any_service_that_passes_changes_no_price(
    run: Run, tmp_path: Path, name: str, fault: str
) -> None:
    """A large file is not asked again for what it holds: it is thrown away and told."""
    headers = {"headers": HEADERS[name]} if name in HEADERS else {}
    with serving(_answer(name)) as service:
        straight = Run(tmp_path / "straight", run.facts)
        straight(name, service, partial=True, **headers)
        service.faults.append(FAULTS[fault])
        done = run(name, service, partial=True, **headers)
        if name == "aws" and fault == "malformed":
            assert done.fetched[0].failure is not None
            assert "not whole JSON" in done.fetched[0].failure.en
            run.layer = tmp_path / "again"
            run(name, service, partial=True)
        else:
            assert run.waits[0] == 1
    assert (run.layer / SNAPSHOT).read_bytes() == (straight.layer / SNAPSHOT).read_bytes()


def test_waits_double_and_retry_after_is_honoured(run: Run, azure: Service) -> None:
    azure.faults += [status(500), status(429, Retry_After="7"), status(500)]
    run("azure", azure)
    assert run.waits == [1, 7, 4]


@pytest.mark.parametrize(("fault", "word"), [(status(500), "HTTP 500"), (malformed, "JSON")])
def test_a_fault_that_lasts_writes_nothing_and_says_so(
    run: Run, azure: Service, fault: Answer, word: str
) -> None:
    azure.faults += [fault] * 4
    done = run("azure", azure)
    failure = done.fetched[0].failure
    assert failure is not None
    assert word in failure.en
    assert done.entered.written is None
    assert not (run.layer / SNAPSHOT).exists()


def test_a_wait_that_is_too_long_is_not_waited(run: Run, azure: Service) -> None:
    azure.faults.append(status(429, Retry_After="86400"))
    assert run("azure", azure).failed
    assert run.waits == []


def test_a_service_that_nobody_serves_fails(run: Run) -> None:
    with serving(status(200)) as service:
        pass
    assert run("azure", service).failed
    assert len(run.waits) == 3


@pytest.mark.parametrize("key", ["Items", "NextPageLink", "retailPrice", "armSkuName", "type"])
@pytest.mark.parametrize("change", ["absent", "retyped"])
def test_a_changed_shape_names_the_key(run: Run, key: str, change: str) -> None:
    def answer(ask: Ask) -> None:
        page: dict[str, Any] = {"Items": [answers.meter("Standard_Z2s_v9", 1)],
                                "NextPageLink": None}  # fmt: skip
        place = page if key in page else page["Items"][0]
        place[key] = {"a": 1}
        if change == "absent":
            del place[key]
        ask.json(page)

    with serving(answer) as service:
        failure = run("azure", service).fetched[0].failure
    assert failure is not None
    assert f"“{key}”" in failure.en


@pytest.mark.parametrize("key", ["products", "terms", "priceDimensions", "pricePerUnit"])
def test_a_changed_shape_of_a_large_file_names_the_key(run: Run, key: str) -> None:
    text = json.dumps(answers.aws_offer()).replace(f'"{key}"', f'"{key}Renamed"')
    with serving(_aws(text.encode())) as service:
        failure = run("aws", service).fetched[0].failure
    assert failure is not None
    assert f"“{key}”" in failure.en


def test_pages_that_lead_in_a_circle_end(run: Run) -> None:
    def answer(ask: Ask) -> None:
        link = "https://prices.azure.com/api/retail/prices?$skip=1"
        ask.json({"Items": [], "NextPageLink": link})

    with serving(answer) as service:
        failure = run("azure", service).fetched[0].failure
    assert failure is not None
    assert "page already read" in failure.en
    assert len(service.asked) == 2


def test_an_answer_without_any_price_is_never_taken_as_absence(run: Run) -> None:
    with serving(answers.azure([])) as service:
        done = run("azure", service, partial=True)
    assert done.failed
    assert done.entered.written is None
    assert done.entered.found.gone == ()


# Going on after a cut


def test_pages_go_on_where_they_stopped_and_give_the_same_bytes(
    run: Run, azure: Service, tmp_path: Path
) -> None:
    def third(ask: Ask) -> None:
        azure.answer(ask) if len(azure.asked) < 3 else ask.send(b"", 500)

    azure.faults += [third] * 6
    assert run("azure", azure).failed
    azure.faults.clear()
    before = len(azure.asked)
    assert not run("azure", azure).failed
    assert len(azure.asked) - before == 2
    straight = Run(tmp_path / "straight", run.facts)
    assert not straight("azure", azure).failed
    assert (run.layer / SNAPSHOT).read_bytes() == (straight.layer / SNAPSHOT).read_bytes()
    assert not (run.layer / FOLDER).exists()


def test_a_file_goes_on_where_it_was_cut_and_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    content = json.dumps(answers.aws_offer(200)).encode()
    with serving(_aws(content)) as service:
        service.faults += [answers.half_file(content, 50_000)]
        run("aws", service, partial=True)
        assert "range" not in service.headers[0]
        assert service.headers[1]["range"] == "bytes=50000-"
        straight = Run(tmp_path / "straight", run.facts)
        straight("aws", service, partial=True)
    assert (run.layer / SNAPSHOT).read_bytes() == (straight.layer / SNAPSHOT).read_bytes()


def test_another_run_goes_on_with_a_file_that_was_cut(run: Run, tmp_path: Path) -> None:
    content = json.dumps(answers.aws_offer(200)).encode()
    with serving(_aws(content)) as service:
        service.faults += [answers.half_file(content, 50_000), *[status(500)] * 3]
        assert run("aws", service).entered.written is None
        before = len(service.asked)
        run("aws", service, partial=True)
        assert service.headers[before]["range"] == "bytes=50000-"
        straight = Run(tmp_path / "straight", run.facts)
        straight("aws", service, partial=True)
    assert (run.layer / SNAPSHOT).read_bytes() == (straight.layer / SNAPSHOT).read_bytes()


def test_a_file_that_changed_meanwhile_starts_again(run: Run) -> None:
    content = json.dumps(answers.aws_offer(200)).encode()
    with serving(_aws(content)) as service:
        fault = answers.half_file(content, 50_000)

        def other(ask: Ask) -> None:
            ask.send(content, ETag='"v2"')

        service.faults += [fault, other]
        run("aws", service, partial=True)
        assert service.headers[1]["range"] == "bytes=50000-"
    assert run.rows("z9.")["z9.4xlarge", "on-demand"].price == Decimal("0.8")


@pytest.mark.parametrize(("days", "again"), [(0, 2), (1, 2), (2, 4)])
def test_what_was_read_serves_until_the_next_day(
    run: Run, azure: Service, days: int, again: int
) -> None:
    def third(ask: Ask) -> None:
        azure.answer(ask) if len(azure.asked) < 3 else ask.send(b"", 500)

    azure.faults += [third] * 6
    run("azure", azure)
    azure.faults.clear()
    before = len(azure.asked)
    run.day = date.fromordinal(DAY.toordinal() + days)
    assert not run("azure", azure).failed
    assert len(azure.asked) - before == again


def test_an_altered_page_is_read_again(run: Run, azure: Service) -> None:
    def third(ask: Ask) -> None:
        azure.answer(ask) if len(azure.asked) < 3 else ask.send(b"", 500)

    azure.faults += [third] * 6
    run("azure", azure)
    page = next((run.layer / FOLDER).glob("*-0001.json"))
    page.write_bytes(page.read_bytes().replace(b"0.0", b"9.9"))
    azure.faults.clear()
    before = len(azure.asked)
    assert not run("azure", azure).failed
    assert len(azure.asked) - before == 3


# Bounds


@pytest.mark.parametrize(
    "address",
    ["http://prices.azure.com", "ftp://127.0.0.1", "https://a:b@host", "https://host/?key=1",
     "http://127.0.0.1.example", "prices.azure.com", ""],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        Web(address)


def test_a_redirection_to_another_host_is_refused(run: Run, azure: Service) -> None:
    with serving(answers.azure(answers.azure_meters())) as other:
        azure.faults.append(status(302, Location=f"{other.base}/api/retail/prices"))
        assert run("azure", azure).failed
        assert other.asked == []


def test_a_redirection_inside_the_host_is_followed(run: Run, azure: Service) -> None:
    azure.faults.append(status(302, Location="/api/retail/prices?$skip=0"))
    assert not run("azure", azure).failed


def test_a_page_that_is_too_large_is_refused(run: Run, azure: Service) -> None:
    reader = Web(azure.base, Limits(page_bytes=100), sleep=run.waits.append)
    target = Target(ADAPTERS["azure"], REGIONS["azure"], reader)
    done = refresh([target], Entering(run.layer, DAY, run.facts))
    assert done.failed
    assert run.waits == []


def test_a_second_snapshot_of_the_day_is_refused_before_anything_is_read(
    run: Run, azure: Service
) -> None:
    run("azure", azure)
    before = len(azure.asked)
    with pytest.raises(UsageError):
        run("azure", azure)
    assert len(azure.asked) == before
