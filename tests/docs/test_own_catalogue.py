"""The worked example of a body's own catalogue is laid over the facts, linted and explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.knowledge.records.software import Software
from courtier.report.catalog_list import catalog_list, catalog_text
from courtier.report.explain import explanations
from tests.docs import reading

SIGNED_RECORDS = ("formulaire-exemple", "sia-innovations")
PAGES = ("docs/fr/catalogue-propre.md", "docs/en/own-catalogue.md")


def layer(page: str, folder: Path) -> Knowledge:
    for block in reading.blocks(page, "yaml"):
        path = folder / block.text.split("\n", 1)[0].removeprefix("# ").strip()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    (rows,) = reading.blocks(page, "csv")
    (folder / "providers" / "regions.csv").write_text(rows.text, encoding="utf-8")
    return Knowledge((str(folder),))


@pytest.mark.parametrize("page", PAGES)
def test_it_adds_corrects_and_withdraws(page: str, tmp_path: Path) -> None:
    knowledge = layer(page, tmp_path / "couche")
    assert list(Knowledge().all(Software)) == []
    assert list(knowledge.all(Software)) == ["formulaire-exemple"]
    assert knowledge.all(Entity)["sia-innovations"].registry_number == "0000000000"
    assert knowledge.layer_of("providers/entities", "sia-innovations") == "couche"
    assert "digitalocean-toronto" in Knowledge().all(Offering)
    assert "digitalocean-toronto" not in knowledge.all(Offering)
    assert set(Knowledge().regions) - set(knowledge.regions) == {"aws:me-west-1"}
    assert knowledge.all(Provider)["ovhcloud"].resellers == ("sia-innovations",)
    assert knowledge.layer_of("providers/providers", "ovhcloud") == "couche"
    listed = catalog_list(knowledge)
    assert [item.id for item in listed.software] == ["formulaire-exemple"]
    assert "formulaire-exemple" in catalog_text(listed, "fr")
    faults = lint(knowledge, as_of=date(2026, 11, 21))
    assert [(f.file, f.code) for f in faults if f.layer == "couche"] == []
    assert [f.code for f in faults if f.code == "withdrawn-id"] == []


@pytest.mark.parametrize("page", PAGES)
def test_each_of_the_three_is_explained(page: str, tmp_path: Path) -> None:
    knowledge = layer(page, tmp_path / "couche")
    for identifier in (*SIGNED_RECORDS, "aws:me-west-1", "digitalocean-toronto"):
        (found,) = explanations(identifier, knowledge)
        assert found.layer == "couche"
    assert found.why is not None
    assert "Service exemple des acquisitions" in found.why.fr
