"""The schemes of other jurisdictions: well formed, beside, and never granting anything."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml_rs

import courtier
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.foreign import ForeignLevel, ForeignScheme
from courtier.knowledge.records.risk import RequirementRule, Scheme
from courtier.report.explain import explanations
from courtier.report.explain_view import explain_text
from courtier.results.words import BASIS_NAMES
from courtier.values.errors import InputError
from courtier.values.text import LANGUAGES
from tests.risk.build import classified, workload

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DAY = date(2026, 11, 23)
OWN = ("government-of-canada", "quebec-2024-05")
FOREIGN = {
    "us-fips-199": "US", "us-fedramp": "US", "us-dod": "US", "uk-gsc": "GB", "fr-cloud": "FR",
    "fr-hds": "FR", "de-c5": "DE", "es-ens": "ES", "au-ism": "AU", "nz-psr": "NZ",
    "bc": "CA-BC", "alberta": "CA-AB",
}  # fmt: skip


@pytest.fixture(scope="module")
def foreign(knowledge: Knowledge) -> dict[str, ForeignScheme]:
    return dict(knowledge.all(ForeignScheme))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A layer in which the two complete schemes have no equivalent left."""
    layer = tmp_path_factory.mktemp("bare")
    folder = layer / "risk" / "schemes"
    folder.mkdir(parents=True)
    for identifier in OWN:
        text = (ROOT / f"risk/schemes/{identifier}.yaml").read_text(encoding="utf-8")
        head, _, _ = text.partition("\nequivalents:\n")
        (folder / f"{identifier}.yaml").write_text(head + "\nequivalents: []\n", "utf-8")
    return str(layer)


# The records


def test_each_scheme_is_there_with_its_jurisdiction(foreign: dict[str, ForeignScheme]) -> None:
    assert {identifier: item.jurisdiction for identifier, item in foreign.items()} == FOREIGN


def test_no_foreign_scheme_shares_an_id_with_a_complete_one(
    foreign: dict[str, ForeignScheme], knowledge: Knowledge
) -> None:
    assert set(knowledge.all(Scheme)) == set(OWN)
    assert set(foreign).isdisjoint(OWN)


@pytest.mark.parametrize(
    ("scheme", "dimension", "names"),
    [
        ("us-fips-199", "confidentiality", ["Not applicable", "Low", "Moderate", "High"]),
        ("us-fips-199", "integrity", ["Low", "Moderate", "High"]),
        ("us-fedramp", "overall", ["LI-SaaS", "Low", "Moderate", "High"]),
        ("us-dod", "overall", ["IL2", "IL4", "IL5", "IL6"]),
        ("uk-gsc", "confidentiality", ["OFFICIAL", "SECRET", "TOP SECRET"]),
        ("fr-cloud", "doctrine", ["données d’une sensibilité particulière"]),
        ("fr-cloud", "marking", ["Diffusion Restreinte", "Secret", "Très Secret"]),
        ("de-c5", "report", ["Type 1", "Type 2"]),
        ("es-ens", "dimension", ["BAJO", "MEDIO", "ALTO"]),
        ("es-ens", "category", ["BÁSICA", "MEDIA", "ALTA"]),
        ("au-ism", "hosting", ["Uncertified", "Certified Assured", "Certified Strategic"]),
        ("bc", "confidentiality", ["Public", "Protected A", "Protected B", "Protected C"]),
        ("alberta", "confidentiality", ["Public", "Protected A", "Protected B", "Protected C"]),
    ],
)
def test_names_are_the_official_ones_lowest_first(
    foreign: dict[str, ForeignScheme], scheme: str, dimension: str, names: list[str]
) -> None:
    (found,) = [d for d in foreign[scheme].dimensions if d.id == dimension]
    assert [level.name for level in found.levels] == names


def test_li_saas_is_the_other_baseline_of_low(foreign: dict[str, ForeignScheme]) -> None:
    orders = {level.id: level.order for level in foreign["us-fedramp"].levels()}
    assert orders == {"li-saas": 1, "low": 1, "moderate": 2, "high": 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_in_both_languages(
    foreign: dict[str, ForeignScheme], language: str
) -> None:
    for scheme in foreign.values():
        texts = [scheme.name, scheme.text, scheme.help, *(d.name for d in scheme.dimensions)]
        for level in scheme.levels():
            texts.append(level.text)
            if level.demands:
                demands = level.demands
                asked = (demands.deployment_note, demands.residency, demands.evidence)
                assert demands.deployment or any(asked), level.id
                texts += [text for text in asked if text]
        assert all(text.model_dump()[language].strip() for text in texts), scheme.id


def _levels(foreign: dict[str, ForeignScheme], scheme: str, level: str) -> tuple[ForeignLevel, ...]:
    return foreign[scheme].named(level)


@pytest.mark.parametrize(
    ("scheme", "level", "words"),
    [
        ("us-dod", "il5", "IL5 provisional authorisation"),
        ("es-ens", "media", "MEDIA or ALTA"),
        ("fr-cloud", "sensibilite-particuliere", "SecNumCloud"),
        ("fr-hds", "donnees-de-sante", "HDS certificate"),
        ("de-c5", "type-2", "Type 2"),
        ("au-ism", "protected", "Certified Strategic or Certified Assured"),
        ("au-ism", "top-secret", "ASD"),
        ("nz-psr", "restricted", "chief executive"),
    ],
)
def test_what_a_level_asks_for_is_told(
    foreign: dict[str, ForeignScheme], scheme: str, level: str, words: str
) -> None:
    (found,) = _levels(foreign, scheme, level)
    assert found.demands is not None
    assert found.demands.evidence is not None
    assert words in found.demands.evidence.en


def test_where_the_source_is_silent_nothing_is_asked(foreign: dict[str, ForeignScheme]) -> None:
    for scheme in ("bc", "alberta", "us-fips-199"):
        assert all(level.demands is None for level in foreign[scheme].levels())
    (restricted,) = _levels(foreign, "nz-psr", "restricted")
    (confidential,) = _levels(foreign, "nz-psr", "confidential")
    assert restricted.demands is not None
    assert confidential.demands is not None
    assert restricted.demands.deployment == ("public",)
    assert confidential.demands.deployment == ()


# The equivalents


def test_each_equivalent_of_ours_names_a_level_that_exists(
    foreign: dict[str, ForeignScheme], knowledge: Knowledge
) -> None:
    ours = knowledge.all(Scheme)
    for scheme in ours.values():
        own = {level.id for level in scheme.confidentiality}
        for item in scheme.equivalents:
            assert item.level in own
            if item.scheme in foreign:
                names = {level.name for level in foreign[item.scheme].levels()}
            else:
                found = ours[item.scheme].confidentiality
                names = {v.name.fr for v in found} | {f"{v.name.fr} / {v.name.en}" for v in found}
            assert item.other in names, (scheme.id, item.scheme, item.other)


def test_each_equivalent_of_a_foreign_scheme_names_a_level_that_exists(
    foreign: dict[str, ForeignScheme], knowledge: Knowledge
) -> None:
    for scheme in foreign.values():
        for item in scheme.equivalents:
            if item.scheme in foreign:
                assert foreign[item.scheme].named(item.other_level), (scheme.id, item.other_level)
            else:
                found = knowledge.all(Scheme)[item.scheme].confidentiality
                assert item.other_level in {level.id for level in found}, scheme.id


def test_only_what_a_text_publishes_is_published(
    foreign: dict[str, ForeignScheme], knowledge: Knowledge
) -> None:
    theirs = {
        (scheme.id, item.scheme)
        for scheme in foreign.values()
        for item in scheme.equivalents
        if item.basis == "published"
    }
    assert theirs == {
        ("bc", "government-of-canada"), ("alberta", "government-of-canada"),
        ("us-dod", "us-fedramp"), ("es-ens", "es-ens"),
    }  # fmt: skip
    for scheme in knowledge.all(Scheme).values():
        for item in scheme.equivalents:
            assert (item.basis == "published") == (item.scheme in ("bc", "alberta"))
            assert item.basis == "published" or item.confidence in ("derived", "design")


def test_both_sides_of_a_published_equivalent_agree(
    foreign: dict[str, ForeignScheme], knowledge: Knowledge
) -> None:
    canada = knowledge.all(Scheme)["government-of-canada"]
    for identifier in ("bc", "alberta"):
        names = {level.id: level.name for level in foreign[identifier].levels()}
        from_there = {(e.other_level, names[e.level]) for e in foreign[identifier].equivalents}
        from_here = {(e.level, e.other) for e in canada.equivalents if e.scheme == identifier}
        assert len(from_here) == 4
        assert from_there == from_here


# They never grant anything


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_changes_when_every_equivalent_is_removed(example: Path, bare: str) -> None:
    """Levels, requirements, verdicts, costs and route are the same without any equivalent."""
    with_them = courtier.assess(example, as_of=DAY)
    without = courtier.assess(example, as_of=DAY, knowledge=[bare])
    assert with_them.classification.equivalents
    assert not without.classification.equivalents
    assert len(with_them.matches) > 40
    assert _told(with_them) == _told(without)


def _told(result: Any) -> Any:
    document = json.loads(result.model_dump_json())
    del document["classification"]["equivalents"]
    del document["provenance"]["knowledge"]
    for fact in document["provenance"]["facts"]:
        del fact["layer"]
    return document


@pytest.mark.parametrize("kind", ["open-data", "contact-public", "health", "informant"])
@pytest.mark.parametrize("scheme", OWN)
def test_no_level_and_no_requirement_comes_from_an_equivalent(
    scheme: str, kind: str, knowledge: Knowledge, bare: str
) -> None:
    item = workload([{"id": "a", "kind": kind}], scheme=scheme)
    with_them = classified(knowledge, item)
    without = classified(Knowledge((bare,)), item)
    assert without.classification.equivalents == ()
    assert with_them.asked == without.asked
    assert with_them.findings == without.findings
    emptied = with_them.classification.model_copy(update={"equivalents": ()})
    assert emptied == without.classification


@pytest.mark.parametrize("identifier", sorted(FOREIGN))
def test_no_record_and_no_code_reads_a_foreign_scheme(
    identifier: str, knowledge: Knowledge
) -> None:
    """Adding a scheme touches data and tests only: the program knows none of them by name."""
    for record in knowledge.all(RequirementRule).values():
        assert identifier not in record.schemes
    engines = ("risk", "catalog", "cost", "procurement", "workload")
    for path in (ROOT / "courtier").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert f'"{identifier}"' not in text, path
        assert "ForeignScheme" not in text or path.parent.name not in engines, path


def test_a_scheme_shown_beside_bears_its_name(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "medical"}])
    found = classified(knowledge, item).classification.equivalents
    beside = {e.scheme: e.scheme_name for e in found}
    assert {"us-dod", "uk-gsc", "government-of-canada"} <= set(beside)
    assert all(name.fr != scheme != name.en for scheme, name in beside.items())
    assert "Royaume-Uni" in beside["uk-gsc"].fr


def test_a_foreign_scheme_cannot_classify() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    document: Any = yaml_rs.loads(text)
    document["scheme"] = "us-fips-199"
    with pytest.raises(InputError) as refused:
        courtier.classify(json.dumps(document, default=str).encode(), as_of=DAY)
    assert "unknown-scheme" in {mistake.code for mistake in refused.value.mistakes}


# Explained


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identifier", sorted(FOREIGN))
def test_a_foreign_scheme_is_explained_with_all_its_levels(
    identifier: str, language: Any, knowledge: Knowledge, foreign: dict[str, ForeignScheme]
) -> None:
    (found,) = [e for e in explanations(identifier, knowledge) if e.sort == "foreign-scheme"]
    text = " ".join(explain_text([found], language, width=120).split())
    for level in foreign[identifier].levels():
        assert f"{level.name} ({level.id})" in text
    assert {"fr": "n’accorde jamais rien", "en": "never grants anything"}[language] in text


def test_a_foreign_level_is_explained_once_a_scheme(knowledge: Knowledge) -> None:
    (found,) = explanations("il4", knowledge)
    assert found.sort == "foreign-level"
    assert found.file == "risk/foreign-schemes/us-dod.yaml"
    text = explain_text([found], "fr", width=120)
    assert f"High (us-fedramp), correspondance {BASIS_NAMES['published'].fr}" in text
    assert f"Protégé B (quebec-2024-05), correspondance {BASIS_NAMES['indicative'].fr}" in text
    assert "IL4 provisional authorisation" in explain_text([found], "en", width=120)
    moderate = explanations("moderate", knowledge)
    assert [e.file for e in moderate] == [
        "risk/foreign-schemes/us-fedramp.yaml", "risk/foreign-schemes/us-fips-199.yaml",
    ]  # fmt: skip
    judged = next(d for d in moderate[1].details if d.label.en == "What is judged")
    assert len(judged.items) == 3


def test_a_scheme_that_a_body_adds_is_explained_without_code(tmp_path: Path) -> None:
    folder = tmp_path / "risk" / "foreign-schemes"
    folder.mkdir(parents=True)
    text = (ROOT / "risk/foreign-schemes/de-c5.yaml").read_text(encoding="utf-8")
    new = text.replace("id: de-c5\n", "id: xx-essai\n").replace("name: Type 2\n", "name: Palier\n")
    (folder / "xx-essai.yaml").write_text(new, encoding="utf-8")
    facts = Knowledge((str(tmp_path),))
    assert [e.sort for e in explanations("xx-essai", facts)] == ["foreign-scheme"]
    assert {e.name.fr for e in explanations("type-2", facts)} == {"Type 2", "Palier"}


@pytest.mark.parametrize(
    ("was", "wrong"),
    [
        ("        order: 2\n", "        order: 0\n"),
        ("      - id: type-2\n", "      - id: type-1\n"),
        ("jurisdiction: DE\n", "jurisdiction: Germany\n"),
        ("equivalents: []\n", "equivalents:\n  - {level: type-9, scheme: bc, other_level: public,"
         " basis: indicative, confidence: design, sources: [{title: t, url: null,"
         " read_on: 2026-11-21, confidence: design}]}\n"),
    ],
)  # fmt: skip
def test_a_scheme_that_does_not_hold_together_is_refused(
    was: str, wrong: str, tmp_path: Path
) -> None:
    folder = tmp_path / "risk" / "foreign-schemes"
    folder.mkdir(parents=True)
    text = (ROOT / "risk/foreign-schemes/de-c5.yaml").read_text(encoding="utf-8")
    assert was in text
    (folder / "de-c5.yaml").write_text(text.replace(was, wrong), encoding="utf-8")
    with pytest.raises(InputError):
        Knowledge((str(tmp_path),)).all(ForeignScheme)["de-c5"]


# The Government of Canada scheme is complete: guardrails by usage profile


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("open-data", {
            "req-gc-data-in-canada-below": "should", "req-gc-at-rest-below": "should",
            "req-gc-in-transit": "must", "req-gc-continuity": "must"}),
        ("contact-public", {
            "req-gc-data-in-canada-below": "should", "req-gc-at-rest": "must",
            "req-gc-in-transit": "must", "req-gc-continuity": "must"}),
        ("credit-card", {
            "req-gc-data-in-canada": "must", "req-gc-at-rest": "must",
            "req-gc-in-transit": "must", "req-gc-continuity": "must"}),
        ("informant", {"req-gc-data-in-canada": "must"}),
    ],
)  # fmt: skip
def test_guardrails_follow_the_usage_profile(
    kind: str, expected: dict[str, str], knowledge: Knowledge
) -> None:
    """Below Protected A profile 2, up to Protected B profiles 3 to 6, none above."""
    item = workload([{"id": "a", "kind": kind}], scheme="government-of-canada")
    found = {r.id: r.force for r in classified(knowledge, item).requirements}
    assert {i: force for i, force in found.items() if i.startswith("req-gc-")} == expected


def test_guardrails_name_their_article_and_are_federal_only(knowledge: Knowledge) -> None:
    numbers = {"data-in-canada": "05", "data-in-canada-below": "05", "at-rest": "06",
               "at-rest-below": "06", "in-transit": "07", "continuity": "13"}  # fmt: skip
    for suffix, number in numbers.items():
        record = knowledge.all(RequirementRule)[f"req-gc-{suffix}"]
        assert f"Garde-fou {number}" in str(record.article)
        assert record.schemes == ("government-of-canada",)
        assert record.confidence == "primary"


def test_high_availability_stays_unstated_and_names_the_overlay(knowledge: Knowledge) -> None:
    kind = "critical-infrastructure"
    item = workload([{"id": "a", "kind": kind}], scheme="government-of-canada")
    outcome = classified(knowledge, item)
    assert "req-unstated-high" in {r.id for r in outcome.requirements}
    record = knowledge.all(RequirementRule)["req-unstated-high"]
    assert record.demand.unstated
    assert "PBHVA" in record.help.fr
    assert "PBHVA" in record.help.en


# The digits of the older guide


@pytest.mark.parametrize(
    ("dic", "shown"),
    [
        ({"d": 2, "i": 2, "c": 3}, "D2-I2-C3"),
        ({"d": 4, "c": 1}, "D4-C1"),
        ({}, None),
        (None, None),
    ],
)
def test_dic_digits_are_shown_and_convert_to_nothing(
    dic: dict[str, int] | None, shown: str | None, knowledge: Knowledge
) -> None:
    plain = classified(knowledge, workload([{"id": "a", "kind": "contact-public"}]))
    asset: dict[str, Any] = {"id": "a", "kind": "contact-public", "declared": {"dic": dic}}
    rated = classified(knowledge, workload([asset]))
    assert rated.classification.assets[0].dic == shown
    assert rated.classification.levels == plain.classification.levels
    assert rated.asked == plain.asked
