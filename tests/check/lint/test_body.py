"""What a body’s layer names must exist before a run uses it; the bundled facts are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtier import api
from courtier.check.lint import body as layers_of_a_body
from courtier.check.lint.body import refuse_faults
from courtier.knowledge.door import Knowledge
from courtier.values.errors import InputError
from tests.check.lint.layers import Body
from tests.cli.courtier_run import courtier

EXAMPLE = "examples/permis-en-ligne.yaml"


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "body")


def _rule_of(fact: str) -> str:
    """A bundled rule that looks for words of a fact in a list."""
    for name in Knowledge().files:
        if name.startswith("risk/rules/"):
            text = Knowledge().files[name][1].read_text("utf-8")
            if f"fact: {fact}" in text and "any_of" in text:
                return name
    raise AssertionError(fact)


def _misspell(data: dict[str, object]) -> None:
    whens = data["when"]
    assert isinstance(whens, list)
    for condition in whens:
        if "any_of" in condition:
            condition["any_of"] = ["informantt"]


def test_a_misspelt_word_of_a_rule_stops_the_run_at_its_place(body: Body, root: Path) -> None:
    name = _rule_of("kind")
    body.record(name, _misspell)
    ran = courtier("classify", str(root / EXAMPLE), "--knowledge", str(body.root))
    assert ran.code == 3
    assert f"{body.root.as_posix()}/{name}:" in ran.err
    assert "informantt" in ran.err


def test_the_python_interface_refuses_it_too(body: Body, root: Path) -> None:
    body.record(_rule_of("kind"), _misspell)
    with pytest.raises(InputError):
        api.classify(str(root / EXAMPLE), knowledge=[str(body.root)])


OFFERING = "catalog/offerings/azure-canada.yaml"


@pytest.mark.parametrize(
    ("key", "value"),
    [("provider", "nuagee"), ("prices_of", "nuagee"), ("regions", ["azure:nowhere"])],
)
def test_an_id_that_nothing_bears_is_refused(body: Body, key: str, value: object) -> None:
    body.record(OFFERING, lambda data: data.update({key: value}))
    with pytest.raises(InputError) as caught:
        refuse_faults(body.knowledge())
    assert "dangling-id" in {mistake.code for mistake in caught.value.mistakes}
    assert all(mistake.line for mistake in caught.value.mistakes)


def test_a_right_layer_and_no_layer_pass(body: Body) -> None:
    body.record(OFFERING, lambda data: None)
    refuse_faults(body.knowledge())
    refuse_faults(Knowledge())


def test_without_a_layer_nothing_is_examined(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("examined")

    monkeypatch.setattr(layers_of_a_body, "lint", fail)
    refuse_faults(Knowledge())


def test_the_lint_still_lists_the_faults_of_a_wrong_layer(body: Body) -> None:
    body.record(_rule_of("kind"), _misspell)
    ran = courtier("knowledge", "lint", "--knowledge", str(body.root))
    assert ran.code == 13
    assert "unknown-condition-word" in ran.out
