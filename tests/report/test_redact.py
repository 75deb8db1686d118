"""The public copy: every free field and id of the body is gone; what is ours or public stays."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from courtier.assessment import Road
from courtier.dossier import own_records, public_copy, summary_page
from courtier.knowledge.door import Knowledge
from courtier.report.json import as_json
from courtier.report.own_words import own_words
from courtier.report.redact import HIDDEN
from courtier.report.terminal import summary
from courtier.values.text import LANGUAGES
from courtier.workload.model import Workload
from courtier.workload.reader import read_workload

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"
OWN_OFFERING = "nuage-maison-zq"

# Every free field of the format holds a word with « zq », which no fact and no law holds.
HOSTILE = """
courtier: 1
id: zq-systeme
name: {fr: Nom zq1, en: Name zq2}
given_by: Personne zq3
organization:
  name: Ville zq4
  kind: municipality
  legal_regime: c-19
  privacy_regime: a-2.1
  given_by: Greffe zq5
  own_thresholds: [{act: invited-tender, nature: services, from_cad: 31337, reference: Règlement zq6}]
  roles: {holder: Zq7 D, privacy_officer: Zq8, security_officer: Zq9, contract_rules_officer: Zq10, chief_executive: Zq11}
reference_date: 2026-11-23
information:
  - id: zq-demandes
    kind: contact-public
    elements: [full-name, birth-date]
    subjects: [citizens]
    persons: 8000
    form: clear
    purposes: Fin zq12
    authority: Loi zq13
    recipients: [{name: Destinataire zq14, place: us, basis: Entente zq15}]
    retention: {months: 12, disposal: Broyage zq16, schedule: Calendrier zq17}
    joined_with: [zq-paiements]
    declared: {confidentiality: protege-a, status: proposed, by: Personne zq18, on: 2026-01-15}
    given_by: Service zq19
  - {id: zq-paiements, kind: payment-card, persons: 6000, form: clear}
service:
  rto_hours: 8
  rpo_hours: 4
  interfaces: [{with: Système zq20, direction: out, place: us, assets: [zq-demandes]}]
  environments: [{id: zq-essais, data: real}]
  given_by: Service zq21
hosting: {places: {data: canada}, decided_by: Comité zq22, given_by: Personne zq23}
needs:
  from: given
  compute: [{id: zq-calcul, count: 2, vcpu: 4, memory_gib: 16}]
  storage: [{id: zq-disques, kind: block, gib: 500}]
  databases: [{id: zq-base, engine: oracle, vcpu: 4, memory_gib: 16, high_availability: true}]
  software: [{id: zq-logiciel, model: saas, users: 12}]
  given_by: Personne zq24
on_premise:
  site: own-room
  servers: [{count: 3, vcpu: 32, memory_gib: 256, price_cad: 14513, bought: 2021-04-01, life_years: 5}]
  staff: [{role: Rôle zq25, fte: 0.4, cost_cad_per_year: 105013}]
  licences: [{name: Licence zq26, cad_per_year: 6213}]
  given_by: Personne zq27
options:
  - id: zq-option
    kind: other
    name: {fr: Option zq28, en: Option zq29}
    lines: [{id: zq-ligne, category: Poste zq30, once_cad: 77013}]
cost:
  horizon_months: 60
  exchange_rates: [{pair: USDCAD, rate: 1.37, on: 2026-11-20, source: Taux zq31}]
  given_by: Finances zq32
acquisition:
  estimated_value_cad: 180013
  term: {initial_months: 24, options: [{months: 12, cad: 55013}]}
  nature: services
  includes_goods: false
  nature_basis: Avis zq33
  award_basis: price
  pricing: consumption
  lots: [Lot zq34]
  budget: {ceiling_cad: 200013, taxes: excluded, funding: operating}
  existing: [{licence: Permis zq35, contract: Contrat zq36}]
  agreements: [{number: "77", offering: nuage-maison-zq}]
  quotes:
    - offering: nuage-maison-zq
      on: 2026-11-01
      lines: [{item: Article zq37, unit: year, quantity: 1, price_cad: 43013}]
  group_purchase: unknown
  spend_12_months_same_need_cad: 9013
  given_by: Personne zq38
placement: {offering: nuage-maison-zq}
answers:
  - {question: need-unclear, answer: Réponse zq39, by: Personne zq40, on: 2026-11-01}
overrides:
  - asset: zq-demandes
    criterion: confidentiality
    level: protege-b
    reason: Motif zq41
    approved_by: Personne zq42
    until: 2027-12-31
"""  # noqa: E501
AMOUNTS = (31337, 14513, 105013, 6213, 77013, 180013, 55013, 200013, 43013, 9013)


def _layer(folder: Path) -> Path:
    """A layer of the body with one offering of its own."""
    bundled = Knowledge().files["catalog/offerings/aws-canada.yaml"][1]
    record = yaml.safe_load(bundled.read_text(encoding="utf-8"))
    record |= {"id": OWN_OFFERING, "name": {"fr": "Nuage zq43", "en": "Cloud zq44"}}
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    target = folder / "layer-zq" / "catalog" / "offerings"
    target.mkdir(parents=True)
    (target / f"{OWN_OFFERING}.yaml").write_text(text, encoding="utf-8")
    return folder / "layer-zq"


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Road:
    folder = tmp_path_factory.mktemp("zq")
    knowledge = Knowledge((str(_layer(folder)),))
    path = folder / "fichier-zq.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    file = read_workload(path, knowledge)
    assert file.workload.reference_date is not None
    return Road(file, knowledge, file.workload.reference_date)


def _outputs(road: Road) -> dict[str, str]:
    copy = public_copy(road, road.assessment())
    texts = {"json": as_json(copy), "html": summary_page(road, copy, public=True)}
    for language in LANGUAGES:
        texts[language] = summary(copy, language, width=120, dossier="dossier-zq", public=True)
    return texts


def test_the_hostile_file_leaves_no_free_field_out(road: Road) -> None:
    """A new group of the format must be tried here."""
    tried = road.file.workload.model_fields_set
    assert set(Workload.model_fields) - tried <= {"weights", "scheme"}


def test_no_secret_is_in_any_public_output(road: Road) -> None:
    assert "zq" in as_json(road.assessment())
    for name, text in _outputs(road).items():
        lower = text.lower()
        places = [lower[m - 60 : m + 30] for m in range(len(lower)) if lower.startswith("zq", m)]
        assert places == [], name


def test_no_amount_of_the_body_is_in_any_public_output(road: Road) -> None:
    for name, text in _outputs(road).items():
        plain = "".join(text.split()).replace(",", "")
        assert [a for a in AMOUNTS if f"{a}$" in plain or f"${a}" in plain] == [], name


def test_a_short_agreement_number_is_hidden(road: Road) -> None:
    words = own_words(road.file.workload)
    assert "77" in words.texts
    assert not [t for t in _texts(json.loads(_outputs(road)["json"])) if "cadre 77" in t]


def _texts(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [t for value in part.values() for t in _texts(value)]
    if isinstance(part, list):
        return [t for value in part for t in _texts(value)]
    return [part] if isinstance(part, str) else []


def _example() -> Road:
    knowledge = Knowledge()
    file = read_workload(EXAMPLE, knowledge)
    assert file.workload.reference_date is not None
    return Road(file, knowledge, file.workload.reference_date)


def test_ids_of_findings_rules_and_routes_stay() -> None:
    whole = _example()
    before = whole.assessment()
    after = public_copy(whole, before)
    assert [f.id for f in after.findings] == [f.id for f in before.findings]
    assert [r.id for r in after.route.routes] == [r.id for r in before.route.routes]
    assert [c.id for c in after.route.checks] == [c.id for c in before.route.checks]
    assert [r.rule for r in after.classification.reasons] == [
        r.rule for r in before.classification.reasons
    ]
    assert [m.offering for m in after.matches] == [m.offering for m in before.matches]
    assert [o.id for o in after.estimate.options] == [o.id for o in before.estimate.options]
    assert after.provenance == before.provenance


def test_the_suffix_of_an_asset_is_hidden_and_the_rest_of_the_id_stays() -> None:
    whole = _example()
    changes = public_copy(whole, whole.assessment()).classification.changes
    assert f"remove.{HIDDEN}" in [change.id for change in changes]


def test_closed_words_and_public_facts_stay() -> None:
    whole = _example()
    copy = public_copy(whole, whole.assessment())
    assert copy.estimate.exchange_rate_text == whole.estimated.estimate.exchange_rate_text
    reasons = [r.text.fr for route in copy.route.routes for r in route.reasons]
    assert any("139\u00a0000\u00a0$" in text for text in reasons), "the threshold is public"
    assert any(f"La valeur estimée, {HIDDEN}," in text for text in reasons)
    words = own_words(whole.file.workload)
    assert not {"services", "price", "unknown", "consumption", "citizens"} & words.texts
    assert Decimal("1.37") not in words.amounts


def test_only_what_a_layer_adds_is_the_body_s_own(road: Road) -> None:
    assert own_records(road.knowledge) == {OWN_OFFERING}
    assert own_records(Knowledge()) == frozenset()
