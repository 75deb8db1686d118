"""One run over a cloud: every row told, what is not read said, and the same bytes again."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.opened import Opened, open_inventory
from courtier.providers.discover.readers import Options
from courtier.providers.discover.whole import Asked, discover
from courtier.results.inventory import Account, Found, Inventory
from courtier.results.resources import Resource
from courtier.values.errors import InputError, OutsideError, UsageError
from courtier.values.text import Text
from tests.providers.discover.fake import Answer, Fake, disk

DAY = date(2026, 11, 21)
GRAPH = Part("s", "", "Microsoft.ResourceGraph")
DISKS = Part("s", "canadaeast", "disks")
OTHER = Part("t", "", "Microsoft.ResourceGraph")


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def cloud() -> Fake:
    """Two subscriptions; the disks are told by two listings."""
    answers: dict[Part, Answer] = {
        GRAPH: [disk(3), disk(1), disk(2, "francecentral")],
        DISKS: [disk(1), disk(4)],
        OTHER: [Found(id="/subscriptions/t/x", type="Contoso.X/things", region="canadaeast")],
    }
    return Fake(answers, cloud="azure")


def asked(folder: Path, **more: object) -> Asked:
    output = folder / "inventory.jsonl"
    return Asked(**{"output": output, "day": DAY, "options": Options(), "knowledge": "k", **more})  # type: ignore[arg-type]


def opened(folder: Path, facts: ResourceFacts) -> Opened:
    return open_inventory(str(folder / "inventory.jsonl"), "inventory.jsonl", facts)


def test_every_resource_is_told_once_in_order(tmp_path: Path, facts: ResourceFacts) -> None:
    head = discover(cloud(), asked(tmp_path), facts)
    rows = list(opened(tmp_path, facts).rows())
    assert [(f.account, f.region, f.id[-7:]) for f, _ in rows] == [
        ("s", "canadacentral", "d000001"), ("s", "canadacentral", "d000003"),
        ("s", "canadacentral", "d000004"), ("s", "francecentral", "d000002"),
        ("t", "canadaeast", "ons/t/x"),
    ]  # fmt: skip
    assert rows[0][0].listings == ("Microsoft.ResourceGraph", "disks")
    assert (head.resources, head.complete, head.unread) == (5, True, ())
    assert [account.id for account in head.accounts] == ["s", "t"]
    assert [(one.type, one.count) for one in head.unknown_types] == [("Contoso.X/things", 1)]
    assert not (tmp_path / "inventory.jsonl.part").exists()


@pytest.mark.parametrize(
    ("options", "narrowed"),
    [
        (Options(), False),
        (Options(accounts=("s",)), True),
        (Options(regions=("canadaeast",)), True),
    ],
)
def test_the_head_says_that_the_others_were_not_asked(
    tmp_path: Path, facts: ResourceFacts, options: Options, narrowed: bool
) -> None:
    discover(cloud(), asked(tmp_path, options=options), facts)
    assert opened(tmp_path, facts).head.narrowed is narrowed


def test_only_what_the_table_names_is_kept(tmp_path: Path, facts: ResourceFacts) -> None:
    discover(cloud(), asked(tmp_path), facts)
    text = (tmp_path / "inventory.jsonl").read_text("utf-8")
    assert "s3cr3t" not in text
    assert "not kept" not in text
    row = json.loads(text.splitlines()[1])
    assert row["attributes"] == {
        "location": "canadacentral", "properties": {"diskSizeGB": 64}
    }  # fmt: skip
    assert stat.S_IMODE((tmp_path / "inventory.jsonl").stat().st_mode) == 0o600


def test_a_row_read_back_is_a_resource_like_those_of_plans(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    discover(cloud(), asked(tmp_path), facts)
    known, *_, unknown = [resource for _, resource in opened(tmp_path, facts).rows()]
    assert isinstance(known, Resource)
    assert isinstance(unknown, Resource)
    assert (known.action, known.format, known.provider) == ("found", "azure", "azure")
    assert (known.need, known.place.regions) == ("block", ("azure:canadacentral",))
    assert (known.size, known.encrypted.holds) == ({"gib": "64"}, True)
    assert (known.tags, known.line) == ({"projet": "permis"}, 2)
    assert (unknown.known_type, unknown.place.regions) == (False, ("azure:canadaeast",))
    assert (unknown.tags, unknown.tags_why) == (None, "not-told")


def test_two_runs_over_the_same_answers_give_the_same_bytes(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    """Also where the same answers come in another order."""
    written = []
    turned: dict[Part, Answer] = {
        DISKS: [disk(4), disk(1)], GRAPH: [disk(2, "francecentral"), disk(1), disk(3)],
    }  # fmt: skip
    other = Fake({**cloud().answers, **turned}, cloud="azure")
    for number, reader in enumerate((cloud(), cloud(), other)):
        folder = tmp_path / str(number)
        folder.mkdir()
        discover(reader, asked(folder), facts)
        written.append((folder / "inventory.jsonl").read_bytes())
    assert written[0] == written[1] == written[2]


def test_what_cannot_be_read_is_listed_with_its_reason(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    """What came before a part broke off is found; the rest is unknown, and said to be."""
    reader = cloud()
    throttled: Answer = [disk(4), UnreadError("throttled", "429\nToo many")]
    refused = {"u": UnreadError("refused", "403")}
    reader = Fake({**reader.answers, DISKS: throttled}, cloud="azure", refused=refused)
    head = discover(reader, asked(tmp_path), facts)
    assert [(one.part, one.why, one.detail) for one in head.unread] == [
        ("s/canadaeast/disks", "throttled", "429 Too many"),
        ("u/-/accounts", "refused", "403"),
    ]
    assert (head.complete, head.resources) == (False, 5)
    assert [account.id for account in head.accounts] == ["s", "t", "u"]


def test_a_listing_that_another_one_replaces_leaves_the_inventory_complete(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    off = UnreadError("not-enabled", matters=False)
    reader = Fake({**cloud().answers, DISKS: off}, cloud="azure")
    head = discover(reader, asked(tmp_path, strict=True), facts)
    assert head.complete
    assert [one.why for one in head.unread] == ["not-enabled"]


@pytest.mark.parametrize(
    "error", [KeyError("x"), TypeError("x"), ValueError("x"), RecursionError()]
)
def test_an_answer_of_another_shape_is_a_part_that_is_not_read(
    tmp_path: Path, facts: ResourceFacts, error: Exception
) -> None:
    reader = Fake({**cloud().answers, DISKS: error}, cloud="azure")
    head = discover(reader, asked(tmp_path), facts)
    assert [(one.part, one.why) for one in head.unread] == [("s/canadaeast/disks", "malformed")]


def test_strict_writes_nothing_and_goes_on_from_there(tmp_path: Path, facts: ResourceFacts) -> None:
    refusing = Fake({**cloud().answers, DISKS: UnreadError("refused", "403")}, cloud="azure")
    with pytest.raises(OutsideError) as caught:
        discover(refusing, asked(tmp_path, strict=True), facts)
    assert "--resume" in caught.value.help.fr
    assert "403" in caught.value.text.fr
    assert not (tmp_path / "inventory.jsonl").exists()
    granted = cloud()
    head = discover(granted, asked(tmp_path, strict=True, resume=True), facts)
    assert granted.asked == [DISKS.key]
    assert (head.complete, head.resources) == (True, 5)


@pytest.mark.parametrize(
    "stop", [UnreadError("expired", "ExpiredToken", whole=True), KeyboardInterrupt(), SystemExit(1)]
)
def test_a_run_that_stops_is_resumed_to_the_same_bytes(
    tmp_path: Path, facts: ResourceFacts, stop: BaseException
) -> None:
    """Expired credentials, a person, a signal: what was read is not asked again."""
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    discover(cloud(), asked(tmp_path / "whole"), facts)
    cut = Fake({**cloud().answers, DISKS: [disk(4), stop]}, cloud="azure")
    with pytest.raises((OutsideError, KeyboardInterrupt, SystemExit)) as caught:
        discover(cut, asked(tmp_path / "cut"), facts)
    if isinstance(caught.value, OutsideError):
        assert "--resume" in caught.value.help.fr
    part = tmp_path / "cut" / "inventory.jsonl.part"
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "cut").iterdir()] == [part.name]
    again = cloud()
    discover(again, asked(tmp_path / "cut", resume=True, day=DAY + timedelta(days=7)), facts)
    assert again.asked == [DISKS.key, OTHER.key]
    whole, cut_bytes = (tmp_path / name / "inventory.jsonl" for name in ("whole", "cut"))
    assert whole.read_bytes() == cut_bytes.read_bytes()


def stopped(folder: Path, facts: ResourceFacts) -> Path:
    """The working file of a run that stopped."""
    cut = Fake({**cloud().answers, DISKS: KeyboardInterrupt()}, cloud="azure")
    with pytest.raises(KeyboardInterrupt):
        discover(cut, asked(folder), facts)
    return folder / "inventory.jsonl.part"


def test_a_run_that_stopped_is_not_lost_by_another(tmp_path: Path, facts: ResourceFacts) -> None:
    part = stopped(tmp_path, facts)
    before = part.read_bytes()
    with pytest.raises(UsageError, match="stopped before its end"):
        discover(cloud(), asked(tmp_path), facts)
    assert part.read_bytes() == before
    reader = cloud()
    discover(reader, asked(tmp_path, force=True), facts)
    assert len(reader.asked) == 3


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"options": Options(("s",))}, "another run"),
        ({"options": Options(regions=("canadaeast",))}, "another run"),
        ({"knowledge": "other"}, "another run"),
        ({"day": DAY + timedelta(days=8)}, "21 November 2026"),
        ({"day": DAY - timedelta(days=1)}, "21 November 2026"),
    ],
)
def test_only_the_same_question_goes_on(
    tmp_path: Path, facts: ResourceFacts, more: dict[str, object], words: str
) -> None:
    stopped(tmp_path, facts)
    with pytest.raises(UsageError) as caught:
        discover(cloud(), asked(tmp_path, resume=True, **more), facts)
    assert words in caught.value.text.en.replace("\u00a0", " ")


def test_nothing_there_is_overwritten(tmp_path: Path, facts: ResourceFacts) -> None:
    (tmp_path / "inventory.jsonl").write_text("mine")
    reader = cloud()
    with pytest.raises(UsageError, match="already exists"):
        discover(reader, asked(tmp_path), facts)
    assert reader.asked == []
    assert (tmp_path / "inventory.jsonl").read_text() == "mine"
    assert discover(cloud(), asked(tmp_path, force=True), facts).resources == 5


def test_a_file_that_comes_while_a_run_goes_on_is_not_overwritten(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    def comes(_: object) -> None:
        (tmp_path / "inventory.jsonl").write_text("mine")

    with pytest.raises(UsageError, match="already exists"):
        discover(cloud(), asked(tmp_path), facts, tell=comes)
    assert (tmp_path / "inventory.jsonl").read_text() == "mine"


def test_a_working_file_that_is_none_is_refused(tmp_path: Path, facts: ResourceFacts) -> None:
    part = tmp_path / "inventory.jsonl.part"
    part.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError):
        discover(cloud(), asked(tmp_path, resume=True), facts)
    assert part.exists()


@pytest.mark.parametrize("more", [{"resume": True}, {"force": True}])
def test_the_base_of_somebody_else_is_left_alone(
    tmp_path: Path, facts: ResourceFacts, more: dict[str, bool]
) -> None:
    part = tmp_path / "inventory.jsonl.part"
    with closing(sqlite3.connect(part)) as base:
        base.execute("CREATE TABLE parts (mine TEXT)")
    before = part.read_bytes()
    with pytest.raises(InputError):
        discover(cloud(), asked(tmp_path, **more), facts)
    assert part.read_bytes() == before


def test_an_empty_working_file_is_a_new_one(tmp_path: Path, facts: ResourceFacts) -> None:
    (tmp_path / "inventory.jsonl.part").touch()
    assert discover(cloud(), asked(tmp_path, resume=True), facts).resources == 5


def test_two_runs_do_not_write_one_working_file(tmp_path: Path, facts: ResourceFacts) -> None:
    inner: list[type[BaseException]] = []

    def another(_: object) -> None:
        try:
            discover(cloud(), asked(tmp_path, resume=True), facts)
        except UsageError as error:
            inner.append(type(error))

    assert discover(cloud(), asked(tmp_path), facts, tell=another).resources == 5
    assert inner
    assert set(inner) == {UsageError}


def test_a_cloud_that_does_not_let_in_leaves_nothing(tmp_path: Path, facts: ResourceFacts) -> None:
    class Closed(Fake):
        def accounts(self) -> Sequence[Account]:
            words = Text(fr="non", en="no")
            raise OutsideError(words, words)

    with pytest.raises(OutsideError):
        discover(Closed({}), asked(tmp_path), facts)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_account_is_an_inventory_of_nothing(tmp_path: Path, facts: ResourceFacts) -> None:
    head = discover(Fake({GRAPH: []}, cloud="azure"), asked(tmp_path), facts)
    assert (head.resources, head.complete, len(head.accounts)) == (0, True, 1)
    assert list(opened(tmp_path, facts).rows()) == []


def test_no_account_at_all_is_an_inventory_too(tmp_path: Path, facts: ResourceFacts) -> None:
    head = discover(Fake({}, cloud="azure"), asked(tmp_path), facts)
    assert (head.resources, head.accounts) == (0, ())


def test_the_head_is_the_first_line(tmp_path: Path, facts: ResourceFacts) -> None:
    head = discover(cloud(), asked(tmp_path), facts)
    with (tmp_path / "inventory.jsonl").open("rb") as stream:
        assert Inventory.model_validate_json(stream.readline()) == head
    assert head.schema_ == "courtier/inventory/1"


def test_a_disk_that_knows_no_second_name_is_written_too(
    tmp_path: Path, facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", no_link)
    assert discover(cloud(), asked(tmp_path), facts).resources == 5
    assert len(list(opened(tmp_path, facts).rows())) == 5
    assert [path.name for path in tmp_path.iterdir()] == ["inventory.jsonl"]


def test_no_secret_of_an_error_is_written(tmp_path: Path, facts: ResourceFacts) -> None:
    secret = "c2VjcmV0LXRoYXQtaXMtbm9uZQ=="
    refused = UnreadError("refused", f"403 Authorization: Bearer {secret}")
    head = discover(
        Fake({**cloud().answers, DISKS: refused}, cloud="azure"), asked(tmp_path), facts
    )
    assert head.unread[0].detail.startswith("403 ")
    assert secret not in (tmp_path / "inventory.jsonl").read_text("utf-8")


def test_a_disk_that_is_full_is_told_as_such_and_loses_nothing(
    tmp_path: Path, facts: ResourceFacts
) -> None:
    """The system lets no file grow past a size, in the second part; then it does again."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    class Growing(Fake):
        def read(self, part: Part) -> Iterator[Found]:
            for number, found in enumerate(super().read(part)):
                if (part, number) == (OTHER, 100):
                    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
                yield found

    many = [disk(number, "canadaeast") for number in range(30_000)]
    answers: dict[Part, Answer] = {GRAPH: [disk(90_000)], OTHER: many}
    try:
        with pytest.raises(UsageError) as caught:
            discover(Growing(answers, cloud="azure"), asked(tmp_path), facts)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "inventory.jsonl" in caught.value.text.fr
    assert "place" in caught.value.help.fr
    again = Fake(answers, cloud="azure")
    head = discover(again, asked(tmp_path, resume=True), facts)
    assert (again.asked, head.resources) == ([OTHER.key], 30_001)


def test_what_a_killed_run_left_beside_goes_away(tmp_path: Path, facts: ResourceFacts) -> None:
    left = [tmp_path / "inventory.jsonl.part.tmp", tmp_path / "inventory.jsonl.part"]
    for path in left:
        path.touch(mode=0o644)
    modes = []

    class Looking(Fake):
        def read(self, part: Part) -> Iterator[Found]:
            modes.append(stat.S_IMODE(left[1].stat().st_mode))
            yield from super().read(part)

    discover(Looking(cloud().answers, cloud="azure"), asked(tmp_path, resume=True), facts)
    assert set(modes) == {0o600}, "even a file that was there is for its owner alone"
    assert [path.name for path in tmp_path.iterdir()] == ["inventory.jsonl"]
    assert stat.S_IMODE((tmp_path / "inventory.jsonl").stat().st_mode) == 0o600
