"""What the pages tell jurists is done: the case shown holds, the official criteria are loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

from courtier import classify
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Duty, Rule
from courtier.reading.marked import read_marked
from tests.docs import reading
from tests.risk import test_examples as runner

EXAMPLE_PAGES = ("docs/fr/exemples.md", "docs/en/examples.md")
KNOWLEDGE_PAGES = ("docs/fr/connaissances.md", "docs/en/knowledge.md")
OURS = "quebec-2024-05"
READ = (
    ("fr: Modèle québécois de classification de sécurité (", "fr: Modèle officiel ("),
    ("provisional: true", "provisional: false"),
)
PERMITS = reading.ROOT / "examples" / "permis-en-ligne.yaml"


def _cases(page: str) -> list[dict[str, Any]]:
    (block,) = reading.blocks(page, "yaml")
    cases: list[dict[str, Any]] = read_marked(block.text.encode(), page).value
    return cases


SHOWN = [
    pytest.param(case, id=case["case"]) for page in EXAMPLE_PAGES for case in _cases(page)
]  # fmt: skip


@pytest.mark.parametrize("case", SHOWN)
def test_the_case_shown_to_jurists_holds(knowledge: Knowledge, case: dict[str, Any]) -> None:
    runner.test_the_example_holds(knowledge, case)


@pytest.mark.parametrize("case", SHOWN)
def test_a_case_that_is_wrong_is_seen(knowledge: Knowledge, case: dict[str, Any]) -> None:
    wrong = case | {"quiet": case["fires"], "fires": case.get("quiet", [])}
    with pytest.raises(AssertionError):
        runner.test_the_example_holds(knowledge, wrong)


@pytest.mark.parametrize("case", SHOWN)
def test_the_sentence_names_the_article_of_what_it_shows(
    knowledge: Knowledge, case: dict[str, Any]
) -> None:
    known = set(knowledge.all(Rule)) | set(knowledge.all(Duty))
    assert {*case["fires"], *case.get("quiet", ())} <= known
    article = knowledge.all(Duty)["a21-65-2"].article
    assert article.split("art. ")[1] in case["case"]


def test_the_case_shown_is_the_same_in_both_languages() -> None:
    french, english = (
        [{key: word for key, word in case.items() if key != "case"} for case in _cases(page)]
        for page in EXAMPLE_PAGES
    )
    assert french == english
    assert [case["as_of"] for case in french[:3]] == ["2023-09-21", "2023-09-22", "2023-09-23"]


@pytest.mark.parametrize("page", EXAMPLE_PAGES)
def test_every_key_of_a_case_is_told(page: str) -> None:
    used = {key for param in runner.CASES for key in dict(param.values[0])}  # type: ignore[call-overload]
    assert used <= reading.cells(page)


def _put(layer: Path, name: str, text: str) -> str:
    path = layer / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(layer)


def _bundled(name: str, *changes: tuple[str, str]) -> str:
    text = (reading.ROOT / name).read_text(encoding="utf-8")
    for was, now in changes:
        assert was in text, was
        text = text.replace(was, now)
    return text


def test_the_official_criteria_replace_ours(tmp_path: Path) -> None:
    """The steps of the page: the scheme and a floor, under the paths and ids of ours."""
    scheme, kind = f"risk/schemes/{OURS}.yaml", "risk/kinds/payment-card.yaml"
    _put(tmp_path, scheme, _bundled(scheme, *READ))
    floor = ("confidentiality: protege-b", "confidentiality: protege-c")
    layer = _put(tmp_path, kind, _bundled(kind, floor))
    before, after = classify(PERMITS), classify(PERMITS, knowledge=[layer])
    assert (before.classification.scheme, after.classification.scheme) == (OURS, OURS)
    assert after.classification.scheme_name.fr == "Modèle officiel (arrêté 2024-05)"
    assert before.classification.levels.confidentiality == "protege-b"
    assert after.classification.levels.confidentiality == "protege-c"


@pytest.mark.parametrize("page", KNOWLEDGE_PAGES)
def test_a_scheme_of_the_body_classifies_what_names_it(page: str, tmp_path: Path) -> None:
    """As the page says: levels at once, requirements once their records name the scheme."""
    (block,) = [b for b in reading.blocks(page, "yaml") if b.text.startswith("scheme:")]
    name = block.text.removeprefix("scheme:").strip()
    workload: Any = yaml_rs.loads(PERMITS.read_text(encoding="utf-8"))
    file = json.dumps(workload | {"scheme": name}, default=str).encode()
    scheme = _bundled(f"risk/schemes/{OURS}.yaml", (f"id: {OURS}\n", f"id: {name}\n"), *READ)
    layer = _put(tmp_path, f"risk/schemes/{name}.yaml", scheme)
    assert f"risk/schemes/{name}.yaml" in reading.cells(page)
    first = classify(file, knowledge=[layer])
    assert first.classification.scheme == name
    assert first.classification.scheme_name.fr == "Modèle officiel (arrêté 2024-05)"
    assert first.classification.levels == classify(PERMITS).classification.levels
    assert "req-cccs-medium" not in {found.id for found in first.requirements}
    demand = "risk/requirements/req-cccs-medium.yaml"
    _put(tmp_path, demand, _bundled(demand, (f"schemes: [{OURS}", f"schemes: [{name}, {OURS}")))
    second = classify(file, knowledge=[layer])
    assert "req-cccs-medium" in {found.id for found in second.requirements}


def test_a_scheme_of_the_body_may_name_its_own_levels(tmp_path: Path) -> None:
    """Floors and requirements reach a level by its rank, whatever its id."""
    scheme, demand = f"risk/schemes/{OURS}.yaml", "risk/requirements/req-cccs-medium.yaml"
    renamed = (("  - id: protege-b\n", "  - id: palier-3\n"),
               ("  - level: protege-b\n", "  - level: palier-3\n"))  # fmt: skip
    _put(tmp_path, "risk/schemes/a-nous.yaml",
         _bundled(scheme, (f"id: {OURS}\n", "id: a-nous\n"), *renamed))  # fmt: skip
    layer = _put(tmp_path, demand, _bundled(demand, (f"schemes: [{OURS}", "schemes: [a-nous")))
    workload: Any = yaml_rs.loads(PERMITS.read_text(encoding="utf-8"))
    file = json.dumps(workload | {"scheme": "a-nous"}, default=str).encode()
    result = classify(file, knowledge=[layer])
    assert result.classification.levels.confidentiality == "palier-3"
    assert "req-cccs-medium" in {found.id for found in result.requirements}
