"""What is asked of an offering: by the level, by the body’s policy, by its needs. Every word."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.knowledge.records.risk import Demand
from courtier.results.classification import Asked, Requirement
from courtier.results.common import Reason
from courtier.risk.classify import classify
from courtier.values.citation import Source
from courtier.values.text import Text
from tests.risk.build import DAY
from tests.risk.small import name, small_facts, small_workload, source, why

BY_MARIE = Text(
    fr="Politique de l’organisme, décidée par Marie Exemple.",
    en="The body’s policy, set by Marie Exemple.",
)
BY_NOBODY = Text(
    fr="Politique de l’organisme (décideur non nommé).", en="The body’s policy (decider not named)."
)
BY_NEEDS = Text(fr="Besoins de la charge de travail.", en="Needs of the workload.")


def _asked(**parts: Any) -> tuple[Asked, ...]:
    item = small_workload([{"id": "avis", "kind": "k-open"}], **parts)
    return classify(item, small_facts(requirements={}), DAY).asked


def _one(
    identifier: str, text: Text, demand: Demand, because: Text, rule: str, by: Any, **parts: Any
) -> Asked:
    basis: dict[str, Any] = {"force": "must", "sources": ()} | parts
    sources: tuple[Source, ...] = basis["sources"]
    reason = Reason(
        rule=rule, criterion=None, level=None, asset=None, text=because, sources=sources
    )
    return Asked(
        Requirement(id=identifier, force=basis["force"], text=text, reasons=(reason,)), demand, by
    )


def _policy(identifier: str, fr: str, en: str, because: Text = BY_MARIE, **demand: Any) -> Asked:
    return _one(
        identifier, Text(fr=fr, en=en), Demand(**demand), because, "hosting-policy", "adviser"
    )


PLACES = [
    ("data", "quebec", ("CA-QC",), "Données hébergées : au Québec.", "Data hosted: in Québec."),
    ("backup", "canada", ("CA",), "Copies de sécurité : au Canada.", "Backups: in Canada."),
    ("logs", ["CA", "FR"], ("CA", "FR"), "Journaux : CA, FR.", "Logs: CA, FR."),
    ("metadata", ["CA"], ("CA",), "Métadonnées : CA.", "Metadata: CA."),
    ("support", "canada", ("CA",), "Personnel de soutien : au Canada.",
     "Support staff: in Canada."),
    ("administration", "quebec", ("CA-QC",), "Administration : au Québec.",
     "Administration: in Québec."),
    ("keys", "quebec", ("CA-QC",), "Clés de chiffrement : au Québec.",
     "Encryption keys: in Québec."),
]  # fmt: skip


def test_each_place_that_the_policy_names() -> None:
    hosting = {
        "places": {place: rule for place, rule, *_ in PLACES},
        "decided_by": "Marie Exemple",
    }
    assert _asked(hosting=hosting) == tuple(
        _policy(f"hosting-place-{place}", fr, en, place=place, countries=countries)
        for place, _, countries, fr, en in PLACES
    )


def test_anywhere_and_silence_ask_nothing() -> None:
    assert _asked(hosting={"places": {"data": "any"}}) == ()
    assert _asked(hosting={}) == ()
    assert _asked() == ()


def test_a_place_after_one_that_may_be_anywhere_is_still_asked() -> None:
    found = _asked(hosting={"places": {"data": "any", "keys": "canada"}})
    text = "Clés de chiffrement : au Canada.", "Encryption keys: in Canada."
    assert found == (
        _policy("hosting-place-keys", *text, BY_NOBODY, place="keys", countries=("CA",)),
    )


def test_deployment_exposure_and_what_the_provider_confirms() -> None:
    hosting = {
        "deployment": ["public", "community", "private", "government"],
        "foreign_exposure": "refuse",
        "keys": "customer-held",
        "support_access": "metadata",
        "subprocessors": "listed",
        "decided_by": "Marie Exemple",
    }
    models = ("public", "community", "private", "government")
    assert _asked(hosting=hosting) == (
        _policy(
            "hosting-deployment",
            "Modèle de déploiement permis : nuage public, nuage communautaire, nuage privé, nuage"
            " gouvernemental.",
            "Deployment models allowed: public cloud, community cloud, private cloud, government"
            " cloud.",
            deployment=models,
        ),
        _policy(
            "hosting-foreign-exposure",
            "Aucune loi étrangère n’atteint le fournisseur.",
            "No foreign law reaches the provider.",
            exposure="refuse",
        ),
        _policy(
            "hosting-keys",
            "Clés de chiffrement détenues par l’organisme seul, hors du fournisseur.",
            "Encryption keys held by the body alone, outside the provider.",
            to_confirm="architect",
            keys="customer-held",
        ),
        _policy(
            "hosting-support-access",
            "Le soutien ne voit que les métadonnées, jamais le contenu.",
            "Support sees only metadata, never the content.",
            to_confirm="security-officer",
        ),
        _policy(
            "hosting-subprocessors",
            "Sous-traitants tous énumérés au contrat.",
            "Subprocessors all listed in the contract.",
            to_confirm="adviser",
            subprocessors="listed",
        ),
    )


@pytest.mark.parametrize(
    ("hosting", "identifier", "fr", "en", "demand"),
    [
        ({"keys": "customer-managed"}, "hosting-keys",
         "Clés de chiffrement gérées par l’organisme.", "Encryption keys managed by the body.",
         {"to_confirm": "architect", "keys": "customer-managed"}),
        ({"support_access": "none"}, "hosting-support-access",
         "Le soutien n’a accès à rien.", "Support has access to nothing.",
         {"to_confirm": "security-officer"}),
        ({"support_access": "screen"}, "hosting-support-access",
         "Le soutien ne voit que l’écran partagé par l’organisme.",
         "Support sees only the screen that the body shares.",
         {"to_confirm": "security-officer"}),
        ({"subprocessors": "none"}, "hosting-subprocessors",
         "Aucun sous-traitant.", "No subprocessors.",
         {"to_confirm": "adviser", "subprocessors": "none"}),
    ],
)  # fmt: skip
def test_each_word_of_the_policy(
    hosting: dict[str, Any], identifier: str, fr: str, en: str, demand: dict[str, Any]
) -> None:
    assert _asked(hosting=hosting) == (_policy(identifier, fr, en, BY_NOBODY, **demand),)


@pytest.mark.parametrize(
    "hosting",
    [
        {"deployment": ["public", "community", "private", "government", "hybrid"]},
        {"foreign_exposure": "accept"},
        {"keys": "provider"},
        {"support_access": "content"},
        {"subprocessors": "any"},
    ],
)
def test_what_the_policy_leaves_open_asks_nothing(hosting: dict[str, Any]) -> None:
    assert _asked(hosting=hosting) == ()


MACHINE = {"id": "m", "vcpu": 2, "memory_gib": 8}
STORE = {"id": "s", "kind": "object", "gib": 10}
DATABASE = {"id": "d", "engine": "postgresql", "vcpu": 2, "memory_gib": 8}
IAAS = ("infrastructure-service", "infrastructure as a service")
PAAS = ("plateforme-service", "platform as a service")
SAAS = ("logiciel-service", "software as a service")


@pytest.mark.parametrize(
    ("needs", "models", "fr", "en"),
    [
        ({"compute": [MACHINE]}, ("iaas",), IAAS[0], IAAS[1]),
        ({"storage": [STORE]}, ("iaas",), IAAS[0], IAAS[1]),
        ({"storage": [STORE], "databases": [DATABASE]}, ("iaas",), IAAS[0], IAAS[1]),
        ({"databases": [DATABASE]}, ("iaas", "paas"), f"{IAAS[0]}, {PAAS[0]}",
         f"{IAAS[1]}, {PAAS[1]}"),
        ({"software": [{"id": "l", "model": "saas"}]}, ("saas",), SAAS[0], SAAS[1]),
        ({"compute": [MACHINE], "software": [{"id": "k", "model": "licence"},
          {"id": "l", "model": "saas"}]}, ("iaas", "saas"), f"{IAAS[0]}, {SAAS[0]}",
         f"{IAAS[1]}, {SAAS[1]}"),
    ],
)  # fmt: skip
def test_what_is_sold_serves_the_needs(
    needs: dict[str, Any], models: tuple[Any, ...], fr: str, en: str
) -> None:
    text = Text(
        fr=f"Le type de service vendu répond aux besoins ({fr}).",
        en=f"The kind of service sold serves the needs ({en}).",
    )
    demand = Demand(service_models=models)
    assert _asked(needs=needs) == (
        _one("needs-service-model", text, demand, BY_NEEDS, "needs", "architect"),
    )


@pytest.mark.parametrize(
    "needs", [{}, {"software": [{"id": "l", "model": "licence"}]}, {"from": "given"}]
)
def test_needs_without_a_kind_of_service_ask_nothing(needs: dict[str, Any]) -> None:
    assert _asked(needs=needs) == ()


def test_the_requirements_of_the_level_come_first_in_the_order_of_records() -> None:
    item = small_workload(
        [{"id": "soins", "kind": "k-health"}],
        service={"rpo_hours": 1},
        hosting={"foreign_exposure": "refuse"},
        needs={"compute": [MACHINE]},
    )
    asked = classify(item, small_facts(), DAY).asked
    confirm = Demand(to_confirm="architect")
    in_canada = Demand(place="data", countries=("CA",))
    assert [a.requirement.id for a in asked[4:]] == [
        "hosting-foreign-exposure", "needs-service-model",
    ]  # fmt: skip
    assert asked[:4] == tuple(
        _one(
            identifier, why(identifier), demand, name(identifier), identifier, "security-officer",
            force=force, sources=source(identifier),
        )
        for identifier, demand, force in (
            ("req-all", confirm, "should"),
            ("req-closed", in_canada, "must"),
            ("req-exact", confirm, "must"),
            ("req-flag", confirm, "must"),
        )
    )  # fmt: skip
