"""Large JSON read as a stream: the same values as when it is read whole, in little memory."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtier.reading.members import Members, StreamError
from tests.conftest import ROOT

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
MEBIBYTES = 450
MOST = 200
CHILD = """
import sys, time
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from courtier.providers.prices.aws import _rows
began = time.perf_counter()
asked = SimpleNamespace(region="ca-west-1", service="AmazonEC2", day=date(2026, 11, 21))
rows = list(_rows(Path(sys.argv[1]), asked, "synthetic"))
spent = time.perf_counter() - began
# ru_maxrss would count the tests that forked this process; VmHWM is of this program alone.
status = Path("/proc/self/status").read_text()
peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
print(len(rows), peak, spent)
"""


def walked(walk: Members) -> dict[str, Any]:
    return {key: walk.value() for key in walk.members()}


@given(data=st.dictionaries(st.text(), VALUES), chunk=st.integers(1, 40), indent=st.booleans())
def test_members_are_those_of_the_whole(data: dict[str, Any], chunk: int, indent: bool) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2 if indent else None)
    walk = Members(io.BytesIO(text.encode("utf-8", "surrogatepass")), chunk)
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert walked(walk) == data


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 1000])
def test_numbers_are_whole_and_exact_wherever_a_chunk_ends(chunk: int) -> None:
    text = b'{"a": 123456, "b": 0.1000000001, "c": [1.5, -2e3]}'
    assert walked(Members(io.BytesIO(text), chunk)) == {
        "a": 123456, "b": Decimal("0.1000000001"), "c": [Decimal("1.5"), Decimal("-2e3")],
    }  # fmt: skip


def test_objects_inside_are_walked_too() -> None:
    walk = Members(io.BytesIO(b'{"a": {"b": 1, "c": {}}, "d": {"e": 2}}'), 4)
    found = {(outer, inner): walk.value() for outer in walk.members() for inner in walk.members()}
    assert found == {("a", "b"): 1, ("a", "c"): {}, ("d", "e"): 2}


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b'{"a"', b'{"a": ', b'{"a": 1', b'{"a": 1,', b'{"a": tru}', b'{"a" 1}', b'{1: 2}',
     b'{"a": "\xff"}', b'{"a": 1 "b": 2}'],
)  # fmt: skip
@pytest.mark.parametrize("chunk", [1, 1000])
def test_what_is_not_whole_json_is_refused(text: bytes, chunk: int) -> None:
    with pytest.raises(StreamError):
        walked(Members(io.BytesIO(text), chunk))


def _to_the_end(walk: Members) -> None:
    while True:
        walked(walk)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"", (1, 1)),
        (b'{"a": 1,\n "b" 2}', (2, 6)),
        (b'{"a": 1,\n "b": tru}', (2, 7)),
        (b'{"a": [1,\n\n 2', (3, 3)),
        ('{"é": 1,\n "é": "'.encode() + b'\xff"}', (2, 8)),
        (b'{"a": 1}\n{"a": {"b": }}\n', (2, 13)),
        (b'{"a": 1}\n\n{"a": 2}}', (3, 9)),
    ],
)
@pytest.mark.parametrize("chunk", [1, 2, 7, 1000])
def test_what_is_refused_is_placed(text: bytes, place: tuple[int, int], chunk: int) -> None:
    walk = Members(io.BytesIO(text), chunk)
    with pytest.raises(StreamError):
        _to_the_end(walk)
    assert walk.place == place


def test_a_value_that_is_too_large_is_refused() -> None:
    text = b'{"a": "' + b"x" * 5000 + b'"}'
    assert walked(Members(io.BytesIO(text), 100, most=10_000)) == {"a": "x" * 5000}
    with pytest.raises(StreamError):
        walked(Members(io.BytesIO(text), 100, most=1000))


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 8, 13, 1000])
def test_each_item_is_told_its_line_and_column_whatever_the_chunks(chunk: int) -> None:
    text = '{"é":\n [ {"a": 1},\n\n  2, 3\n,"x\\ny"]}'
    stream = Members(io.BytesIO(text.encode()), chunk)
    places = []
    for _ in stream.members():
        for _ in stream.items():
            places.append(stream.comes())
            stream.value()
    assert places == [(2, 4), (4, 3), (4, 6), (5, 2)]


def _write_large(path: Path) -> int:
    """A synthetic offer file: many products that are left out, one in two hundred that is kept."""
    padding = "synthetic " * 60
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"formatVersion": "v1.0", "products": {')
        while stream.tell() < (MEBIBYTES - 250) << 20:
            tenancy = "Shared" if count % 200 == 0 else "Host"
            stream.write(
                f'{"," if count else ""}"S{count}": {{"productFamily": "Compute Instance",'
                f' "attributes": {{"regionCode": "ca-west-1", "instanceType": "z{count}.large",'
                f' "vcpu": "2", "memory": "8 GiB", "operatingSystem": "Linux",'
                f' "preInstalledSw": "NA", "capacitystatus": "Used", "tenancy": "{tenancy}",'
                f' "text": "{padding}"}}}}'
            )
            count += 1
        stream.write('}, "terms": {"OnDemand": {')
        _write_terms(stream, count, padding)
        stream.write("}}}")
    return len(range(0, count, 200))


def _write_terms(stream: Any, count: int, padding: str) -> None:
    number = 0
    while number < count or stream.tell() < MEBIBYTES << 20:
        stream.write(
            f'{"," if number else ""}"S{number}": {{"T": {{"priceDimensions": {{"R": {{"unit":'
            f' "Hrs", "beginRange": "0", "description": "{padding}",'
            f' "pricePerUnit": {{"USD": "0.1000000000"}}}}}}}}}}'
        )
        number += 1


@pytest.mark.slow
def test_a_region_of_450_mb_takes_less_than_200_mb(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    kept = _write_large(path)
    assert path.stat().st_size >= MEBIBYTES << 20

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MOST << 20, MOST << 20))

    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=False,
        cwd=ROOT, preexec_fn=bound, timeout=300,
    )  # fmt: skip
    path.unlink()
    assert done.returncode == 0, done.stderr[-500:]
    rows, peak, seconds = done.stdout.split()
    print(f"{MEBIBYTES} MiB: {int(peak) >> 10} MiB at most, {float(seconds):.1f} s")
    assert int(rows) == kept
    assert int(peak) < MOST << 10
