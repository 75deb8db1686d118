"""What an inventory gives from its bytes to each format, whole, in both languages."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from courtier.check.rules import RULES
from courtier.check.settings import Settings
from courtier.checking.drift import Drifted
from courtier.checking.result import Run, check_result
from courtier.report.check.formats import FORMATS, written
from courtier.report.check.redact import redacted
from courtier.results.check import CheckResult
from courtier.values.text import LANGUAGES, Language
from tests.check.found import inventories as made
from tests.check.found.drifting import KNOWLEDGE, drift, workload
from tests.check.resources.test_outputs import ENDINGS
from tests.report.sample_check import provenance

SNAPSHOTS = Path(__file__).with_name("snapshots")
UPDATE = "COURTIER_UPDATE_SNAPSHOTS" in os.environ
NEEDS = """\
needs:
  compute: [{id: web, count: 2, vcpu: 2, memory_gib: 8, growth_per_year: 0.2}]
  storage: [{id: d, kind: block, gib: 600}]"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Drifted:
    """One resource for each thing that may be found: right, wrong, unknown, of nobody."""
    opened = {"properties": {"allowBlobPublicAccess": True}}
    rows = [
        *(made.machine(f"web-{n}") for n in range(4)),
        made.machine("loin", region="eastus"),
        made.machine('bloc["x"][0]', region="westeurope"),
        made.machine("neuve", attributes={"properties": {"hardwareProfile": {"vmSize": "Neuf"}}}),
        made.disk("disque", 512),
        made.disk("disque-sans-taille", None, tags={"charge": "permis"}),
        made.base("base", 100),
        made.found(made.STORE, "pieces", attributes=opened),
        made.found("microsoft.neuf/choses", "x"),
        made.machine("voisine", workload="stationnement"),
        *(made.found(made.NET, f"reseau-{n}", workload=None) for n in range(7)),
        made.machine("muette", tags=None),
    ]
    path = made.written(tmp_path_factory.mktemp("inventaire"), *rows, unread=(made.UNREAD,))
    return drift(path, workload(NEEDS), workload(id="sous-sol"))


@pytest.fixture(scope="module")
def result(seen: Drifted) -> CheckResult:
    """The result, without what moves with the facts or the bytes: provenance, certificates."""
    run = Run(KNOWLEDGE, Settings(), made.DAY, "error", "warn", sorts=("resource", "inventory"))
    still = [
        replace(
            item,
            findings=tuple(f for f in item.findings if f.id != "resource-certification"),
        )
        for item in seen.checked
    ]
    found = check_result(run, still, seen.unexamined, seen.seen)
    ours = tuple(f for f in found.findings if RULES[f.id].sort != "settings")
    examined = tuple(e.model_copy(update={"sha256": "0" * 64}) for e in found.examined)
    still_ = {"provenance": provenance(), "findings": ours, "examined": examined}
    return found.model_copy(update=still_)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_output(result: CheckResult, name: str, language: Language) -> None:
    text = written(result, [name], language, width=100, show="passed")[name]
    path = SNAPSHOTS / f"drift.{language}.{ENDINGS[name]}"
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(
    result: CheckResult, language: Language, width: int
) -> None:
    text = written(result, ["text"], language, width=width)["text"]
    assert max(len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_public_copy_names_nothing_of_the_body(
    result: CheckResult, name: str, language: Language
) -> None:
    assert result.drift is not None
    names = [
        "sous-sol",
        "stationnement",
        "web-0",
        "voisine",
        "tag:charge",
        made.ACCOUNT,
        "resourcegroups",
    ]
    file = written(redacted(result), [name], language, width=100, show="all")[name]
    # The names of files stay: a public log needs them.
    for known in ("permis.yaml", "sous-sol.yaml", "inventaire.jsonl"):
        file = file.replace(known, "")
    assert [word for word in names if word in file] == []


def test_the_numbers_stay_in_a_public_copy(result: CheckResult) -> None:
    public = redacted(result).drift
    assert public is not None
    assert result.drift is not None
    assert public.by == "tag"
    assert [b.resources for b in public.belonging] == [b.resources for b in result.drift.belonging]
    assert len({f.fingerprint for f in redacted(result).findings}) == len(result.findings)
