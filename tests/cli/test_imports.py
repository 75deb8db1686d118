"""What a command may not load: each heavy module is for those who need it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

HEAVY = {
    "jinja2", "numpy", "rich", "boto3", "azure", "google", "docx", "pypandoc", "lxml",
    "jsonschema", "babel",
}  # fmt: skip
SCRIPT = """
import sys
before = set(sys.modules)
from courtier.cli.main import run
code = run(sys.argv[1:])
print(*sorted(set(sys.modules) - before), file=sys.stderr)
sys.exit(code)
"""


def modules(*arguments: str) -> set[str]:
    """The modules that a run imports, by whatever means."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True, check=True, cwd=ROOT, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )  # fmt: skip
    found = set(done.stderr.split())
    assert "courtier.cli.main" in found
    return found


def loaded(*arguments: str) -> set[str]:
    """The top names of the modules that a run imports."""
    return {name.partition(".")[0] for name in modules(*arguments)}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",), ("--version",), ("classify", "--help"), ("classify", EXAMPLE),
        ("classify", EXAMPLE, "--format", "json"), ("match", EXAMPLE), ("route", EXAMPLE),
        ("explain", "protege-b"), ("catalog", "list"), ("schema", "workload"),
        ("completion", "bash"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_heavy_module_is_loaded(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & HEAVY == set()


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_load_neither_models_nor_yaml(option: str) -> None:
    light = loaded(option)
    assert light & {"pydantic", "pydantic_core", "yaml", "yaml_rs", "_yaml"} == set()


def test_the_help_of_a_command_reads_no_yaml() -> None:
    assert loaded("classify", "--help") & {"yaml", "yaml_rs"} == set()


CATALOGUE = {
    f"courtier.knowledge.records.{name}"
    for name in (
        "certifications", "exposures", "offerings", "prices", "profiles", "providers", "software",
    )
}  # fmt: skip
ENGINES = {"courtier.catalog.match", "courtier.cost.estimate", "courtier.procurement.route"}
WORDS = {
    "courtier.workload.words", "courtier.workload.questionnaire", "courtier.workload.questions",
    "courtier.workload.schema", "courtier.report.html", "courtier.dossier",
}  # fmt: skip


def test_classify_builds_no_model_and_loads_no_engine_of_another_stage() -> None:
    """The example names no offering, has no mistake and asks for text: nothing else is for it."""
    names = modules("classify", EXAMPLE)
    assert {name for name in CATALOGUE if not (ROOT / f"{name.replace('.', '/')}.py").exists()} == (
        set()
    ), "a module of records moved: name it here, or the guard guards nothing"
    assert names & (CATALOGUE | ENGINES | WORDS) == set()


def test_help_reads_no_package_resource() -> None:
    assert modules("--help") & {"importlib.resources", "importlib.metadata", "tempfile"} == set()


def test_the_program_ends_without_looking_for_cycles() -> None:
    """At the end the collector would walk every record and model, a tenth of a classification."""
    script = (
        "import atexit, gc; from courtier.cli.main import main; "
        "atexit.register(lambda: print(gc.get_freeze_count() > 0)); main(['--version'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, text=True
    )
    assert done.stdout.splitlines()[-1] == "True"


def test_only_one_command_module_loads() -> None:
    names = modules("completion", "bash")
    assert "courtier.cli.completion" in names
    assert not names & {"courtier.cli.classify", "courtier.cli.assess", "courtier.cli.init"}


def test_the_version_is_that_of_the_package() -> None:
    from courtier import __version__

    assert courtier("--version").out == f"courtier {__version__}\n"
