"""``courtier discover aws`` as a person starts it, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.providers.discover.aws.reading import REGION, cloud
from tests.providers.discover.aws.synthetic import ACCOUNT, Cloud, Refusal, always, serving

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
LANGUAGES = pytest.mark.parametrize("lang", ["fr", "en"])
ROOT = Path(__file__).resolve().parents[4]
CLICK = "ignore:'click.utils.:DeprecationWarning"
"""What the command line's own library announces of another (as in the settings of the tests)."""
SECRET = "synthetic-secret-key"
FEW = """
from courtier.providers.discover.aws.listings import LISTINGS
for name in [*LISTINGS]:
    if not name.endswith((":DescribeVolumes", ":DescribeDBInstances", ":ListResources")):
        del LISTINGS[name]
"""
"""So that a run of few listings is short; each listing is tried elsewhere."""
ONE = ("discover", "aws", "--region", REGION)


@pytest.fixture
def near() -> Iterator[Cloud]:
    volume = {"VolumeId": "vol-1", "Size": 80, "Encrypted": True,
              "Tags": [{"Key": "charge", "Value": "permis"}]}  # fmt: skip
    with serving(cloud(ec2__DescribeVolumes={"Volumes": [volume]})) as found:
        yield found


def courtier(near: Cloud, folder: Path, *words: str, code: str = "", **over: str) -> Any:
    """One run; ``code`` is done before, in the same process; ``over`` lies over the environment."""
    start = f"{code}\nimport sys; from courtier.cli.main import main; sys.exit(main())"
    told = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "AWS_ENDPOINT_URL": near.url, **over}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", CLICK, "-c", start, *words],
        cwd=folder,
        env={key: value for key, value in {**os.environ, **told}.items() if value},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert SECRET not in done.stdout + done.stderr
    return done


def test_a_run_that_ended_early_goes_on_and_gives_the_bytes_of_a_whole_one(
    near: Cloud, tmp_path: Path
) -> None:
    """Interrupted in French, resumed in English, read whole in French, with listings that have
    nothing to tell: one file."""
    dated = (*ONE, "--as-of", "2026-11-22", "--output")
    near.answers["rds:DescribeDBInstances"] = always(Refusal("ExpiredToken", 403))
    done = courtier(near, tmp_path, *dated, "i.jsonl", "--lang", "fr", code=FEW)
    assert done.returncode == 5
    assert "--resume" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["i.jsonl.part"]

    del near.answers["rds:DescribeDBInstances"]
    near.asked.clear()
    done = courtier(near, tmp_path, *dated, "i.jsonl", "--resume", "--lang", "en", code=FEW)
    assert done.returncode == 0
    assert ": 1 resource, 1 account" in done.stdout
    assert near.counted()["rds:DescribeDBInstances"] == 1
    assert "ec2:DescribeVolumes" not in near.counted(), "what was read is not asked again"

    done = courtier(near, tmp_path, *dated, "whole.jsonl", "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert ": 1 ressource, 1 compte" in done.stdout
    resumed, whole = (tmp_path / name for name in ("i.jsonl", "whole.jsonl"))
    assert resumed.read_bytes() == whole.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"i.jsonl", "whole.jsonl"}
    head, one = (json.loads(line) for line in whole.read_text("utf-8").splitlines())
    assert (head["complete"], head["regions"], head["resources"]) == (True, [REGION], 1)
    assert one["id"] == f"arn:aws:ec2:{REGION}:{ACCOUNT}:volume/vol-1"
    assert one["attributes"] == {"Encrypted": True, "Size": 80}
    assert (one["tags"], one["listings"]) == ({"charge": "permis"}, ["ec2:DescribeVolumes"])


def test_strict_refuses_an_inventory_with_a_part_that_was_refused(
    near: Cloud, tmp_path: Path
) -> None:
    near.answers["rds:DescribeDBInstances"] = always(Refusal("AccessDenied", 403))
    words = ("--output", "j.jsonl", "--strict", "--lang", "en")
    done = courtier(near, tmp_path, *ONE, *words, code=FEW)
    assert done.returncode == 5
    assert "AccessDenied rds:DescribeDBInstances" in " ".join(done.stderr.split())
    assert not (tmp_path / "j.jsonl").exists()


@LANGUAGES
def test_without_credentials_a_person_is_told_what_to_do(
    near: Cloud, tmp_path: Path, lang: str
) -> None:
    none = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
    done = courtier(near, tmp_path, *ONE, "--lang", lang, **none)
    assert done.returncode == 5
    assert "AWS_PROFILE" in done.stderr
    assert "courtier discover permissions aws" in done.stderr
    assert near.asked == []
    assert list(tmp_path.iterdir()) == []


@LANGUAGES
def test_credentials_that_ended_before_are_told(near: Cloud, tmp_path: Path, lang: str) -> None:
    near.answers["sts:GetCallerIdentity"] = always(Refusal("ExpiredToken", 403))
    done = courtier(near, tmp_path, *ONE, "--lang", lang)
    assert done.returncode == 5
    assert {"fr": "expirés (ExpiredToken", "en": "expired (ExpiredToken"}[lang] in done.stderr


@LANGUAGES
def test_without_the_kit_a_person_is_told_what_to_install(
    near: Cloud, tmp_path: Path, lang: str
) -> None:
    hide = "import sys; sys.modules['boto3'] = None"
    done = courtier(near, tmp_path, *ONE, "--lang", lang, code=hide)
    assert done.returncode == 2
    assert 'pip install "courtier[aws]"' in done.stderr
    assert list(tmp_path.iterdir()) == []


@LANGUAGES
def test_an_export_is_read_without_the_kit(near: Cloud, tmp_path: Path, lang: str) -> None:
    rows = [{"ResourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:file", "Tags": []}]
    (tmp_path / "e.json").write_text(json.dumps({"ResourceTagMappingList": rows}), "utf-8")
    hide = "import sys; sys.modules['boto3'] = sys.modules['botocore'] = None"
    words = ("discover", "aws", "--from", "e.json", "--output", "i.jsonl", "--lang", lang)
    done = courtier(near, tmp_path, *words, code=hide)
    assert (done.returncode, done.stderr) == (0, "")
    head, one = (tmp_path / "i.jsonl").read_text("utf-8").splitlines()
    assert (json.loads(head)["source"], json.loads(one)["type"]) == ("export", "sqs:queue")
    (tmp_path / "e.json").write_text('{"ResourceTagMappingList": [\n5]}', "utf-8")
    done = courtier(near, tmp_path, *words, "--force", code=hide)
    assert (done.returncode, done.stderr[:9]) == (3, "e.json:2:")


@pytest.mark.parametrize(
    "words", [("--region", "ca-centrale-1"), ("--account", "permis"), ("--role", "un rôle")]
)
def test_an_option_that_names_nothing_is_wrong_use(
    near: Cloud, tmp_path: Path, words: tuple[str, str]
) -> None:
    done = courtier(near, tmp_path, "discover", "aws", *words)
    assert done.returncode == 2
    assert words[1] in done.stderr
