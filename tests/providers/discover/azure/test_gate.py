"""What goes out to Azure: reads that the table of calls names, to one host, and nothing else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.read_calls import read_calls
from courtier.providers.discover.azure import gate
from courtier.providers.discover.azure.gate import ForbiddenCallError, Gate, call_of
from tests.providers.discover.azure.conftest import Reading
from tests.providers.discover.azure.world import World, row, subscription

SUB = f"/subscriptions/{subscription(1)}"
GRAPH = "/providers/Microsoft.ResourceGraph/resources"


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_the_calls_that_are_sent_are_those_of_the_table(
    world: World, reading: Reading, knowledge: Knowledge
) -> None:
    world.rows = {1: [row(1, "vm", "Microsoft.Compute/virtualMachines")], 2: []}
    reading()
    sent = {call_of(method, path) for method, path in world.asked}
    table = {row.call for row in read_calls(knowledge) if row.cloud == "azure"}
    assert sent == table


def test_every_permission_of_the_table_is_a_read(knowledge: Knowledge) -> None:
    rows = [row for row in read_calls(knowledge) if row.cloud == "azure"]
    assert len(rows) == len(gate.READS)
    assert all(row.permission and row.permission.endswith("/read") for row in rows)
    assert all(row.call.startswith("GET ") or row.call == gate.GRAPH for row in rows)


def _send(method: str, url: str) -> Any:
    sent: list[str] = []

    class Next:
        def send(self, request: Any) -> Any:
            sent.append(request.http_request.url)
            return SimpleNamespace(http_response=SimpleNamespace(status_code=204), context={})

    policy = Gate("management.azure.com")
    policy.next = Next()
    policy.send(SimpleNamespace(http_request=SimpleNamespace(method=method, url=url)))
    return sent


@pytest.mark.parametrize(
    "path", ["/subscriptions", f"{SUB}/resources", f"{SUB}/resourcegroups", f"{SUB}/resourceGroups"]
)
def test_reads_go_out(path: str) -> None:
    url = f"https://management.azure.com{path}?api-version=2025-04-01"
    assert _send("GET", url) == [url]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{SUB}/providers/Microsoft.ResourceGraph/register"),
        ("POST", f"{SUB}/resources"),
        ("PUT", f"{SUB}/resourcegroups"),
        ("DELETE", f"{SUB}/resources"),
        ("PATCH", GRAPH),
        ("GET", GRAPH),
        ("GET", f"{SUB}/resourcegroups/rg"),
        ("GET", f"{SUB}/resources/../resourcegroups/rg"),
        ("POST", f"{SUB}/providers/Microsoft.Storage/storageAccounts/a/listKeys"),
        ("POST", f"{GRAPH}/x"),
        ("POST", GRAPH.replace("resources", "resourcesHistory")),
        ("GET", "/subscriptions/"),
        ("GET", "/"),
    ],
)
def test_what_is_no_read_of_the_table_does_not_go_out(method: str, path: str) -> None:
    with pytest.raises(ForbiddenCallError):
        _send(method, f"https://management.azure.com{path}")


@pytest.mark.parametrize(
    "base",
    ["http://management.azure.com", "https://management.azure.com.example.org",
     "https://management.azure.com:8443", "https://someone@management.azure.com",
     "https://example.org"],
)  # fmt: skip
def test_what_goes_to_another_host_does_not_go_out(base: str) -> None:
    with pytest.raises(ForbiddenCallError):
        _send("GET", f"{base}/subscriptions")


def test_the_question_to_the_graph_goes_out() -> None:
    url = f"https://management.azure.com{GRAPH}?api-version=2021-03-01"
    assert _send("POST", url) == [url]


def test_no_file_of_the_room_names_another_operation_of_the_kit() -> None:
    """The clients of the kit are asked for lists and questions only."""
    folder = Path(gate.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    for word in ("begin_", "create_or_update", "delete", "move_resources", ".register("):
        assert word not in text
