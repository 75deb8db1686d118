"""``courtier discover`` from the shell: files in, files out, codes, words, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courtier.cli.discover import wanted
from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from courtier.knowledge.read_calls import READ_CALLS
from courtier.providers.discover import readers
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.values.errors import OutsideError
from courtier.values.text import Text
from tests.cli.courtier_run import ROOT, courtier
from tests.cli.test_imports import loaded
from tests.providers.discover.fake import Fake, disk
from tests.providers.discover.small import small, write_small

KITS = {"boto3", "botocore", "azure", "google", "grpc", "requests", "duckdb"}
PART = Part("s", "", "Microsoft.ResourceGraph")


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    return write_small(tmp_path)


def plugged(monkeypatch: pytest.MonkeyPatch, folder: Path, fake: object) -> list[object]:
    """Put a fake in the place of every cloud; what it was asked with."""
    options: list[object] = []

    def reader(cloud: str, asked: object) -> object:
        options.append(asked)
        return fake

    monkeypatch.setattr(readers, "reader", reader)
    monkeypatch.chdir(folder)
    return options


def test_the_summary_says_what_is_there_and_what_is_not_known(inventory: Path) -> None:
    for language, words in (
        ("fr", ("Inventaire Azure du 21\u00a0novembre\u00a02026", "5 ressources", "2 abonnements",
                "INCOMPLET", "Toronto, Ontario, Canada", "Contoso.X/things", "Non dit",
                "Non lu (1)", "429 Too Many Requests", "mars")),
        ("en", ("Azure inventory of 21\u00a0November\u00a02026", "5 resources", "INCOMPLETE",
                "Not read (1)", "Not read, but told by other listings (1)", "Not told")),
    ):  # fmt: skip
        ran = courtier("discover", "azure", "--from", str(inventory), "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        flat = " ".join(ran.out.split(" "))
        assert [word for word in words if word not in flat] == []


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_line_is_wider_than_the_terminal(inventory: Path, columns: int, language: str) -> None:
    ran = courtier("discover", "azure", "--from", str(inventory), "--lang", language,
                   env={"COLUMNS": str(columns)})  # fmt: skip
    assert max(map(len, ran.out.splitlines())) <= columns


def test_the_json_has_every_count(inventory: Path) -> None:
    found = json.loads(courtier("discover", "azure", "--from", str(inventory),
                                "--format", "json").out)  # fmt: skip
    assert found["schema"] == "courtier/discover/1"
    assert found["inventory"]["resources"] == 5
    assert [(one["id"], one["count"]) for one in found["regions"]] == [
        ("azure:canadacentral", 2), ("azure:canadaeast", 1), ("azure:francecentral", 1),
        ("mars", 1),
    ]  # fmt: skip
    assert [(one["id"], one["count"]) for one in found["needs"]] == [("block", 4), ("unknown", 1)]
    assert found["encrypted"] == {"yes": 0, "no": 0, "unknown": 1, "always": 4, "aside": 0}
    assert found["public"] == {"yes": 0, "no": 0, "unknown": 5, "always": 0, "aside": 0}
    assert found["tagged"] == {"yes": 4, "no": 0, "unknown": 1, "always": 0, "aside": 0}
    assert found["settings"] == {"told": 4, "of": 4}
    assert found["accounts"][0]["name"] == {"fr": "Production", "en": "Production"}


def test_an_inventory_is_written_again_in_the_same_bytes(inventory: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    asked = ("discover", "azure", "--from", str(inventory), "--output", str(other))
    assert courtier(*asked).code == 0
    assert other.read_bytes() == inventory.read_bytes()
    assert courtier(*asked).code == 2
    assert courtier(*asked, "--force").code == 0


def test_a_pipe_is_an_inventory_too(inventory: Path) -> None:
    ran = courtier("discover", "azure", "--from", "-", "--lang", "en", given=inventory.read_text())
    assert ran.code == 0
    assert "5 resources" in ran.out


def test_a_cloud_is_read_into_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = plugged(monkeypatch, tmp_path, small())
    line = ["discover", "azure", "--account", "s", "--account", "s", "--region", "canadaeast",
            "--as-of", "2026-11-21"]  # fmt: skip
    assert run(line) == 0
    assert asked == [readers.Options(("s",), ("canadaeast",))]
    head = json.loads((tmp_path / "inventaire-azure.jsonl").read_text("utf-8").splitlines()[0])
    assert (head["read_on"], head["regions"]) == ("2026-11-21", ["canadaeast"])
    assert run(line) == 2
    assert run([*line, "--force"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["inventaire-azure.jsonl"]


def test_strict_and_expired_runs_exit_with_five_and_are_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plugged(monkeypatch, tmp_path, small())
    line = ["discover", "azure", "--as-of", "2026-11-21", "--lang", "en"]
    assert run([*line, "--strict"]) == OutsideError.exit_code == 5
    said = capsys.readouterr()
    assert said.out == ""
    assert "--resume" in said.err
    assert "429 Too Many Requests" in said.err
    assert run(line) == 2
    expired = Fake({PART: [disk(1), UnreadError("expired", whole=True)]}, cloud="azure")
    plugged(monkeypatch, tmp_path, expired)
    assert run([*line, "--force"]) == 5
    assert "--resume" in capsys.readouterr().err
    plugged(monkeypatch, tmp_path, Fake({PART: [disk(1)]}, cloud="azure"))
    assert run([*line, "--resume"]) == 0
    said = capsys.readouterr()
    assert "21\u00a0November\u00a02026" in said.err
    assert "1 resource," in said.out


def test_a_person_who_stops_a_run_is_told_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = Fake({PART: [disk(1)], Part("t", "", "x"): KeyboardInterrupt()}, cloud="azure")
    plugged(monkeypatch, tmp_path, cut)
    assert run(["discover", "azure", "--lang", "fr"]) == 130
    said = capsys.readouterr()
    assert "--resume" in said.err
    assert said.out == ""
    assert (tmp_path / "inventaire-azure.jsonl.part").exists()


@pytest.mark.parametrize(
    ("cloud", "region", "code"),
    [
        ("azure", "canadaest", 2), ("azure", "canadaeast", 0), ("azure", "Canada East", 0),
        ("google", "northamerica-northeast9", 2), ("google", "northamerica-northeast1", 0),
        ("google", "US", 0), ("aws", "a-region-of-tomorrow-1", 0),
    ],
)  # fmt: skip
def test_a_region_that_does_not_exist_is_not_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    cloud: str, region: str, code: int,
) -> None:  # fmt: skip
    """A slip of the pen would read as “nothing there”; the kit of AWS knows its own regions."""
    asked = plugged(monkeypatch, tmp_path, Fake({}, cloud="azure"))
    assert run(["discover", cloud, "--region", region, "--lang", "en"]) == code
    assert bool(asked) is (code == 0)
    if region == "canadaest":
        assert "canadaeast" in capsys.readouterr().err


def test_a_cloud_that_lets_nobody_in_exits_with_five(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(Fake):
        def accounts(self) -> list[object]:  # type: ignore[override]
            words = Text(fr="Aucun justificatif.", en="No credentials.")
            raise OutsideError(words, words)

    plugged(monkeypatch, tmp_path, Closed({}))
    assert run(["discover", "azure"]) == 5
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_on_a_terminal_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for shows in (True, False):
        plugged(monkeypatch, tmp_path, small())
        monkeypatch.setattr(wanted, "shows_progress", lambda shows=shows: shows)
        assert run(["discover", "azure", "--force", "--lang", "en"]) == 0
        said = capsys.readouterr().err
        assert ("account 1 of 2" in said) is shows
        assert ("Microsoft.ResourceGraph" in said) is shows


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--output", "-"), 2),
        (("--from", "x", "--account", "s"), 2),
        (("--from", "x", "--region", "s"), 2),
        (("--role", "r"), 2),
        (("--by", "account"), 2),
        (("--output", "inventory.csv"), 2),
        (("--output", "inventory"), 2),
        (("--from", "examples/inventaire.jsonl", "--resume"), 2),
        (("--draft", "drafts"), 2),
        (("--draft", "drafts", "--by", "colour"), 2),
        (("--as-of", "2999-01-01"), 2),
        (("--format", "xml"), 2),
        (("--from", "no-such-file"), 3),
        (("--from", "pyproject.toml"), 3),
    ],
)
def test_wrong_use_and_wrong_files(options: tuple[str, ...], code: int) -> None:
    ran = courtier("discover", "azure", *options)
    assert (ran.code, ran.out) == (code, "")
    assert "Traceback" not in ran.err


def test_a_wrong_line_is_told_as_editors_read_it(inventory: Path) -> None:
    text = inventory.read_text("utf-8").splitlines()
    inventory.write_text("\n".join([*text[:2], text[2][:30], *text[3:]]), "utf-8")
    ran = courtier("discover", "azure", "--from", str(inventory))
    assert ran.code == 3
    assert f"{inventory.as_posix()}:3:" in ran.err


def test_drafts_are_told_and_never_replaced(inventory: Path, tmp_path: Path) -> None:
    """``--force`` replaces an inventory; what somebody filled in stays."""
    folder = tmp_path / "charges"
    line = ("discover", "azure", "--from", str(inventory), "--draft", "charges", "--by")
    ran = courtier(*line, "tag:projet", "--lang", "en", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    flat = " ".join(ran.out.split())
    assert "permis.yaml: 4 resources" in flat
    assert "in no draft: 1 resource" in flat
    path = folder / "permis.yaml"
    path.write_text("mine")
    ran = courtier(*line, "tag:projet", "--force", "--lang", "en", cwd=tmp_path)
    assert ran.code == 2
    assert "add --force" not in ran.err
    assert "move this file away" in " ".join(ran.err.split())
    assert path.read_text() == "mine"


def test_the_json_has_the_drafts(inventory: Path, tmp_path: Path) -> None:
    line = ("discover", "azure", "--from", str(inventory), "--format", "json")
    assert json.loads(courtier(*line).out)["drafts"] is None
    ran = courtier(*line, "--draft", str(tmp_path / "charges"), "--by", "account")
    drafts = json.loads(ran.out)["drafts"]
    assert [(one["id"], one["resources"]) for one in drafts["files"]] == [("s", 4), ("t", 1)]


def test_only_aws_has_roles() -> None:
    for cloud in ("aws", "azure", "google"):
        assert ("--role" in courtier("discover", cloud, "--help").out) is (cloud == "aws")


def test_an_inventory_of_another_cloud_is_refused(inventory: Path) -> None:
    ran = courtier("discover", "aws", "--from", str(inventory), "--lang", "en")
    assert ran.code == 2
    assert "discover azure --from" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("discover", "--help"), ("discover", "azure", "--help"), ("discover", "permissions", "aws"),
     ("check", "examples/permis-en-ligne.yaml"), ("classify", "examples/permis-en-ligne.yaml")],
    ids=" ".join,
)  # fmt: skip
def test_no_kit_is_imported_unless_its_command_runs(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & KITS == set()


def test_reading_an_inventory_imports_no_kit(inventory: Path) -> None:
    assert loaded("discover", "azure", "--from", str(inventory)) & KITS == set()


def rows(cloud: str) -> set[str]:
    """The permissions of the table of a cloud."""
    from courtier.knowledge.read_calls import read_calls

    return {
        one.permission
        for one in read_calls(Knowledge())
        if one.cloud == cloud and one.permission is not None
    }


def test_the_policy_of_aws_allows_what_the_table_says_and_no_more() -> None:
    policy = json.loads(courtier("discover", "permissions", "aws").out)
    reads, enter = policy["Statement"]
    assert policy["Version"] == "2012-10-17"
    assert reads["Effect"] == enter["Effect"] == "Allow"
    assert reads["Resource"] == "*"
    assert set(reads["Action"]) == rows("aws") - {"sts:AssumeRole"} != set()
    assert reads["Action"] == sorted(reads["Action"])
    assert enter["Action"] == ["sts:AssumeRole"]
    assert enter["Resource"] == "arn:aws:iam::*:role/courtier-discover"
    assert len("".join(json.dumps(policy).split())) < 6144  # what AWS allows a policy to be


def test_the_role_of_azure_allows_what_the_table_says_and_no_more() -> None:
    """In the form that the portal and the REST interface take; ``*/read`` holds the others."""
    role = json.loads(courtier("discover", "permissions", "azure", "--lang", "en").out)
    (allowed,) = role["properties"]["permissions"]
    assert allowed["actions"] == ["*/read"]
    assert [one for one in rows("azure") if not one.endswith("/read")] == []
    assert allowed["notActions"] == allowed["dataActions"] == allowed["notDataActions"] == []
    assert role["properties"]["roleName"] == "courtier discover"
    assert role["properties"]["assignableScopes"][0].startswith("/subscriptions/")


def test_what_an_answer_carries_beside_what_is_kept_is_said() -> None:
    from courtier.knowledge.read_calls import read_calls

    said = [one for one in read_calls(Knowledge()) if "drops" in one.why.en]
    assert [(one.call, "environment" in one.why.en) for one in said] == [
        ("lambda:ListFunctions", True)
    ]


def test_the_role_of_google_allows_what_the_table_says_and_no_more() -> None:
    import yaml

    role = yaml.safe_load(courtier("discover", "permissions", "google").out)
    assert set(role["includedPermissions"]) == rows("google") != set()
    assert role["stage"] == "GA"


@pytest.mark.parametrize("cloud", ["aws", "azure", "google"])
def test_no_permission_of_the_table_is_more_than_a_read(cloud: str) -> None:
    """By the verbs of each cloud: nothing that writes, deletes, starts, or reads content."""
    allowed = {
        "aws": ("Describe", "List", "Get", "GET", "Search", "AssumeRole"),
        "azure": ("/read",),
        "google": (".list", ".get", ".searchAllResources", ".searchAllIamPolicies",
                   ".getIamPolicy", "serviceusage.services.use"),  # whose quota a call counts on
    }[cloud]  # fmt: skip
    for name in rows(cloud):
        assert "*" not in name.partition("/")[2] or name.endswith("/read"), name
        action = name.partition(":")[2] if cloud == "aws" else name
        reads = action.startswith(allowed) if cloud == "aws" else action.endswith(allowed)
        assert reads, name


def test_a_body_adds_a_call_in_its_layer(tmp_path: Path) -> None:
    header = (ROOT / READ_CALLS).read_text("utf-8").splitlines()[0]
    (tmp_path / "providers").mkdir()
    row = "aws,x:DescribeThings,x:DescribeThings,Lire,Read,always,own,,2026-11-21,unverified"
    (tmp_path / READ_CALLS).write_text(f"{header}\n{row}\n", "utf-8")
    ran = courtier("discover", "permissions", "aws", "--knowledge", str(tmp_path))
    assert "x:DescribeThings" in json.loads(ran.out)["Statement"][0]["Action"]
