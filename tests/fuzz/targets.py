"""What is fuzzed: where each file comes from, and what reads it in this process or in another."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from courtier.check.baseline import baseline_text, read_baseline
from courtier.check.lint.sorts import SORTS
from courtier.check.lock import lock_text, read_lock
from courtier.check.settings import Settings, merged
from courtier.check.settings_file import read_settings
from courtier.checking.checker import Checker
from courtier.checking.plans import check_plan
from courtier.knowledge.door import Knowledge
from courtier.knowledge.fact_files import read_record
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.opened import Opened, open_inventory
from courtier.providers.discover.summary import summary
from courtier.providers.discover.writing import write_again
from courtier.providers.plans.read import open_plan
from courtier.workload.reader import WorkloadFile, read_workload
from tests.providers.plans import synthetic
from tests.providers.plans.test_others import AFTER, STACK, YAML, _change, _what_if

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)
WORKLOAD = ROOT / "examples" / "permis-en-ligne.yaml"
SETTINGS = b"""\
[check]
paths = ["charges", "*.yaml"]
exclude = ["vieux/**"]
fail_on = "warning"
on_undetermined = "fail"
time_zone = "America/Toronto"
known_on = 2026-11-21

[policy]
residency = "canada"
certifications = ["iso-27001", "soc-2"]
exposure = "disclose"
staleness_days = 365
offerings = ["aws-*"]
cost_ceiling_cad = 250000.50
confirmed = true
levels = {confidentiality = "protege-c"}

[rules.level-unconfirmed]
severity = "error"
locked = true

[[exceptions]]
rule = "certification-missing"
workload = "permis-en-ligne"
files = ["charges/*.yaml"]
approved_by = "Direction fictive"
reason = "Certificat en renouvellement"
until = 2027-03-31

[[plans]]
file = "plan.json"
workload = "permis-en-ligne"
environment = "prod"
"""


@cache
def knowledge() -> Knowledge:
    """The bundled facts, read once."""
    return Knowledge()


@cache
def checker() -> Checker:
    """A check without settings, on a fixed day."""
    return Checker(knowledge(), Settings(), DAY)


@dataclass(frozen=True)
class Seed:
    """A good file: its name in the folder, its bytes, and what reads it in this process.

    ``arguments`` run the program on the folder that holds the file.
    """

    name: str
    content: bytes
    read: Callable[[Path], object]
    arguments: tuple[str, ...]


def workloads() -> list[Seed]:
    """The examples of workloads, whole."""
    return [
        Seed("w.yaml", path.read_bytes(), _workload, ("check", "w.yaml"))
        for path in sorted((ROOT / "examples").glob("*.yaml"))
    ]


def _workload(path: Path) -> object:
    return checker().check(path.name, path.read_bytes())


def settings() -> list[Seed]:
    """Settings that use every key, as local ones and from outside; what they may point at."""
    check = ("check", str(WORKLOAD))
    alone = SETTINGS.partition(b"[[plans]]")[0]
    lock = lock_text(knowledge(), DAY).encode()
    known = baseline_text(checker().check(WORKLOAD.name, WORKLOAD.read_bytes()).findings).encode()
    return [
        Seed("courtier.toml", SETTINGS, _settings, check),
        Seed("local.toml", alone, _settings, (*check, "--config", "local.toml")),
        Seed("politique.toml", alone, _policy, (*check, "--policy", "politique.toml")),
        Seed("courtier.lock", lock, read_lock, check),
        Seed("connu.json", known, read_baseline, (*check, "--baseline", "connu.json")),
    ]


def _settings(path: Path) -> object:
    given = read_settings(path, "local", knowledge())
    return merged(given, None, local_exceptions=True)


def _policy(path: Path) -> object:
    local = path.with_name("at-home.toml")
    local.write_bytes(SETTINGS)
    outside = read_settings(path, "outside", knowledge())
    return merged(read_settings(local, "local", knowledge()), outside, local_exceptions=False)


def plans() -> list[Seed]:
    """A plan of each tool, of real shape."""
    secret = {"master_password": synthetic.SECRET}
    changes = [
        synthetic.change("aws_s3_bucket.pieces", {"bucket": "b", "tags": {"classification": "x"}}),
        synthetic.change(
            "module.base[0].aws_db_instance.base",
            {"storage_encrypted": True, **secret},
            unknown={"endpoint": True},
            sensitive={"master_password": True},
        ),
        synthetic.change('google_storage_bucket.seau["a"]', {"location": "US"}, provider="google"),
    ]
    terraform = synthetic.plan(
        changes,
        providers={"aws": synthetic.provider("aws", region=synthetic.constant("us-east-1"))},
    )
    tofu = _of_modules()
    what_if = {"status": "Succeeded", "changes": [_what_if(after=AFTER)]}
    context = json.dumps({"Properties": {"StorageEncrypted": "false"}})
    change_set = {"Changes": [_change(AfterContext=context)], "ChangeSetId": STACK}
    contents = [json.dumps(item).encode() for item in (terraform, tofu, what_if, change_set)]
    arguments = ("check", "--plan", "plan.json", "--workload", str(WORKLOAD))
    return [Seed("plan.json", item, _plan, arguments) for item in (*contents, YAML.encode())]


def _of_modules() -> dict[str, Any]:
    """A plan of OpenTofu: modules in one another, keys and numbers, an alias, a variable."""
    block, variable = synthetic.block, synthetic.variable
    base = block("aws_db_instance.base", "module.m.module.n:aws.us")
    inner = {"expressions": {"place": variable("region")}, "module": {"resources": [base]}}
    outer = {"expressions": {"region": variable("where")}, "module": {"module_calls": {"n": inner}}}
    inside = synthetic.provider("aws", "us", region=variable("place"))
    later = {"arn": True, "tags_all": {"classification": True}}
    return synthetic.plan(
        [
            synthetic.change('module.m["a"].module.n[0].aws_db_instance.base[1]', {}),
            synthetic.change('aws_s3_bucket.b["x.y[0]"]', {"acl": "public-read"}, unknown=later),
            synthetic.change("aws_s3_bucket.gone", actions=("delete",)),
            synthetic.change("data.aws_ami.read", {}, mode="data"),
        ],
        providers={"module.m.module.n:aws.us": inside | {"module_address": "module.m.module.n"}},
        blocks=[block("aws_s3_bucket.b", "aws")],
        calls={"m": outer},
        variables={"where": "eu-west-1"},
        tofu_version="1.8.0",
    )


@cache
def _placed() -> tuple[WorkloadFile, ResourceFacts]:
    return read_workload(str(WORKLOAD), knowledge()), resource_facts(knowledge())


def _plan(path: Path) -> object:
    workload, facts = _placed()
    plan = open_plan(str(path), path.name, facts)
    return check_plan(checker(), plan, path.name, workload, facts)


def inventories() -> list[Seed]:
    """Inventories of lines of JSON and in Parquet."""
    content = (ROOT / "examples" / "inventaire.jsonl").read_bytes()
    found = []
    with TemporaryDirectory() as name:
        (Path(name) / "given.jsonl").write_bytes(content)
        given = _inventory_of(Path(name) / "given.jsonl")
        for file in ("i.jsonl", "i.parquet"):
            write_again(given, Path(name) / file, force=False)
            arguments = ("discover", "aws", "--from", file)
            found.append(Seed(file, (Path(name) / file).read_bytes(), _inventory, arguments))
    return found


def _inventory_of(path: Path) -> Opened:
    return open_inventory(str(path), path.name, _placed()[1])


def _inventory(path: Path) -> object:
    return summary(_inventory_of(path), None, knowledge())


def records() -> list[Seed]:
    """The longest and the shortest record of each sort, in a layer of its own."""
    found = []
    for record in SORTS:
        folder = ROOT / record.folders[0]
        files = sorted(folder.glob("*.yaml"), key=lambda path: (path.stat().st_size, path.name))
        for path in {files[0], files[-1]} if files else ():
            name = f"{record.folders[0]}/{path.name}"
            found.append(
                Seed(
                    name,
                    path.read_bytes(),
                    partial(_record, record=record, name=name),
                    ("knowledge", "lint", "--knowledge", "."),
                )
            )
    return sorted(found, key=lambda seed: seed.name)


def _record(path: Path, record: type, name: str) -> object:
    return read_record(record, path, name)


TARGETS: dict[str, Callable[[], list[Seed]]] = {
    "workloads": workloads,
    "settings": settings,
    "plans": plans,
    "inventories": inventories,
    "records": records,
}
