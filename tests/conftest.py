"""What every test shares: the facts, a clean environment, no network, and no silent skip in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from courtier.cli.language import use
from courtier.knowledge.door import Knowledge

ROOT = Path(__file__).resolve().parents[1]
# Whatever changes what courtier prints must come from the test, never from who runs it.
FOREIGN = (
    "COURTIER_LANG", "COURTIER_KNOWLEDGE", "COURTIER_DEBUG", "LANGUAGE", "LC_ALL", "LC_MESSAGES",
    "LANG", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH",
)  # fmt: skip
# Sockets are closed in this process by pytest-socket; a program that a test starts finds only
# this address, where nobody answers.
NOWHERE = "http://127.0.0.1:9"
SKIPPED: list[str] = []

for _name in FOREIGN:
    os.environ.pop(_name, None)
for _name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
    os.environ[_name] = os.environ[_name.lower()] = NOWHERE
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
os.environ["PIP_NO_INDEX"] = "1"
# Nothing of a test stays on the machine of whoever runs it.
os.environ["COURTIER_CACHE"] = "off"

settings.register_profile(
    "courtier",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("courtier")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The bundled facts, read once."""
    return Knowledge()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def _same_environment() -> Iterator[None]:
    """Every test starts in French, with the environment that the session started with."""
    before = dict(os.environ)
    yield
    use("fr")
    if dict(os.environ) != before:
        os.environ.clear()
        os.environ.update(before)


def _in_ci() -> bool:
    return bool(os.environ.get("CI"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped; a test that is expected to fail is not skipped."""
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.append(f"{report.nodeid}: {_reason(report)}")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Remember a whole module that was skipped."""
    if report.skipped:
        SKIPPED.append(f"{report.nodeid}: {_reason(report)}")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    place = report.longrepr
    return str(place[2]) if isinstance(place, tuple) else str(place)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With ``CI`` set, a skip makes the session fail: a missing tool never passes for a success."""
    controller = not hasattr(session.config, "workerinput")
    if controller and _in_ci() and SKIPPED and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what was skipped, where a skip is a failure."""
    if _in_ci() and SKIPPED:
        terminalreporter.section("skipped, which is a failure in CI", red=True)
        for line in sorted(set(SKIPPED)):
            terminalreporter.line(line)
