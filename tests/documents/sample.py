"""A small invented workload and its assessment, made by hand: nothing here is a fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from courtier.results.classification import (
    AssetLevels,
    Change,
    ChangeEffect,
    Classification,
    DutyResult,
    EquivalentLevels,
    Levels,
    Requirement,
)
from courtier.results.common import FactUsed, Question, Reason
from courtier.results.envelope import (
    Assessment,
    KnowledgeSeen,
    LayerSeen,
    OrganizationSeen,
    Provenance,
    WorkloadSeen,
)
from courtier.results.estimate import (
    Assumption,
    BreakEven,
    CostLine,
    Estimate,
    Missing,
    OptionCost,
    Swing,
    YearCost,
)
from courtier.results.matches import (
    CriterionResult,
    EvidenceSeen,
    ExposureSeen,
    Match,
    MatchCondition,
    Relaxation,
)
from courtier.results.route import CheckResult, RouteAnswer, RouteDocument, RouteResult
from courtier.values.citation import Source
from courtier.values.findings import Finding, Location
from courtier.values.text import Text
from courtier.workload.model import Workload

DAY = date(2026, 11, 23)
STRONG = Source(
    title="Règlement inventé, art. 1",
    url="https://example.org/reglement?article=1&version=2026",
    read_on=date(2026, 11, 21),
    confidence="primary",
)
WEAK = Source(
    title="Choix inventé pour l’essai", url=None, read_on=date(2026, 11, 21), confidence="design"
)


def both(text: str) -> Text:
    """A text whose two languages differ visibly."""
    return Text(fr=f"{text} (français)", en=f"{text} (English)")


def workload(**changes: Any) -> Workload:
    """A municipality's invented workload, rather complete; ``changes`` replace whole keys."""
    return Workload.model_validate({**workload_data(), **changes})


def workload_data() -> dict[str, Any]:
    """The file of the invented workload."""
    return {
        "courtier": 1,
        "id": "permis-exemple",
        "name": {"fr": "Permis exemple", "en": "Example permits"},
        "organization": {
            "name": "Ville de Sainte-Exemple",
            "kind": "municipality",
            "legal_regime": "c-19",
            "privacy_regime": "a-2.1",
            "roles": {"holder": ""},
        },
        "reference_date": DAY,
        "information": [
            {
                "id": "demandes",
                "kind": "contact-public",
                "elements": ["full-name"],
                "subjects": ["citizens"],
                "subjects_place": ["quebec"],
                "persons": 120000,
                "form": "clear",
                "uses": [],
                "recipients": [{"name": "Greffe exemple", "place": "quebec", "basis": "mandat"}],
            },
            {
                "id": "paiements",
                "kind": "payment-card",
                "persons": 40000,
                "declared": {"confidentiality": "protege-b", "dic": {"d": 2, "i": 2, "c": 3}},
            },
        ],
        "service": {
            "users": {"named": 45, "peak_concurrent": 300},
            "hours": "business",
            "load": {"average": Decimal("0.3")},
            "rto_hours": 8,
            "harm": {"life": "none", "rights": "limited"},
            "interfaces": [{"with": "Grand livre", "direction": "out", "place": "quebec"}],
            "environments": [{"id": "production", "data": "real"}, {"id": "essais"}],
        },
        "hosting": {
            "places": {"data": "canada", "support": ["CA", "FR"]},
            "keys": "customer-managed",
        },
        "needs": {
            "from": "given",
            "compute": [{"id": "web", "count": 2, "vcpu": 4, "memory_gib": 16}],
            "storage": [
                {
                    "id": "pieces",
                    "kind": "object",
                    "gib": 2000,
                    "growth_per_year": {"low": 0.1, "likely": 0.2, "high": 0.3},
                }
            ],
            "databases": [{"id": "main", "engine": "postgresql", "vcpu": 4, "memory_gib": 16}],
        },
        "acquisition": {
            "estimated_value_cad": 180000,
            "term": {"initial_months": 24, "renewals": [12]},
            "dates": {"publication": date(2027, 1, 11)},
            "nature": "services",
            "award_basis": "price",
            "budget": {"ceiling_cad": 200000, "taxes": "excluded"},
            "existing": [],
            "agreements": [{"number": "EC-000", "offering": "nuage-un"}],
        },
    }


def quote(offering: str, on: date = DAY, until: date | None = date(2027, 3, 1)) -> dict[str, Any]:
    """A supplier's invented quote."""
    line = {"item": "web", "unit": "month", "quantity": 2, "price_cad": 310.5}
    return {"offering": offering, "on": on, "valid_until": until, "lines": [line]}


def assessment(**changes: Any) -> Assessment:
    """An invented assessment of the sample workload; ``changes`` replace whole sections."""
    parts: dict[str, Any] = {
        "schema": "courtier/assessment/1",
        "provenance": _provenance(),
        "workload": WorkloadSeen(
            id="permis-exemple",
            name=Text(fr="Permis exemple", en="Example permits"),
            organization=OrganizationSeen(
                name="Ville de Sainte-Exemple",
                kind="municipality",
                legal_regime="c-19",
                privacy_regime="a-2.1",
            ),
        ),
        "classification": classification(),
        "requirements": requirements(),
        "matches": matches(),
        "estimate": estimate(),
        "route": route(),
        "findings": (_finding(),),
    }
    return Assessment.model_validate({**parts, **changes})


def _provenance() -> Provenance:
    return Provenance(
        courtier="0.1.0",
        knowledge=KnowledgeSeen(
            version="2026-11-21.1",
            sha256="a" * 64,
            layers=(LayerSeen(name="bundled", sha256="a" * 64),),
        ),
        workload_sha256="b" * 64,
        as_of=DAY,
        known_on=None,
        seed=1,
        facts=(
            FactUsed(id="contact-public", confidence="design"),
            FactUsed(id="call-off-c19-573-3-2", confidence="primary"),
            FactUsed(id="req-cccs-medium", confidence="design"),
        ),
    )


def _finding() -> Finding:
    return Finding(
        id="level-proposed",
        severity="warning",
        confidence="design",
        text=both("Le niveau n’est que proposé"),
        location=Location(file="permis.yaml", line=8, column=5),
        help=both("Faites confirmer le niveau"),
    )


def classification(**changes: Any) -> Classification:
    """An invented classification: confidentiality settled, availability undetermined."""
    parts: dict[str, Any] = {
        "scheme": "quebec-2024-05",
        "scheme_name": both("Modèle du Québec"),
        "level_names": (),
        "status": "proposed",
        "levels": Levels(
            confidentiality="protege-b", integrity="medium", availability="undetermined"
        ),
        "at_least": Levels(confidentiality="protege-b", integrity="medium", availability="low"),
        "flags": ("pci-dss",),
        "flags_in_doubt": (),
        "deployment": ("public", "private"),
        "assets": (
            AssetLevels(
                asset="demandes",
                kind="contact-public",
                kind_name=both("Coordonnées"),
                levels=Levels(
                    confidentiality="protege-a", integrity="medium", availability="undetermined"
                ),
                dic=None,
                fingerprint="0" * 16,
            ),
            AssetLevels(
                asset="paiements",
                kind="payment-card",
                kind_name=both("Carte"),
                levels=Levels(confidentiality="protege-b", integrity="medium", availability="low"),
                dic="D2-I2-C3",
                fingerprint="0" * 16,
            ),
        ),
        "reasons": (
            Reason(
                rule="kind-floor",
                criterion="confidentiality",
                level="protege-b",
                asset="paiements",
                text=both("Une carte de paiement vaut au moins Protégé B"),
                sources=(STRONG, WEAK),
            ),
            Reason(
                rule="integrity-rpo-medium",
                criterion="integrity",
                level="medium",
                asset=None,
                text=both("La perte de données admise est courte"),
                sources=(STRONG,),
            ),
        ),
        "near": (),
        "equivalents": (
            EquivalentLevels(
                scheme="government-of-canada",
                scheme_name=Text(fr="Gouvernement du Canada", en="Government of Canada"),
                levels=("protected-b",),
                basis="indicative",
            ),
        ),
        "changes": (
            Change(
                id="tokenise-paiements",
                text=both("Remplacer les numéros de carte par des jetons"),
                asset="paiements",
                also=None,
                number=None,
                action="tokenise",
                effect=ChangeEffect(
                    levels=Levels(
                        confidentiality="protege-a",
                        integrity="medium",
                        availability="undetermined",
                    ),
                    requirements_dropped=("req-pci-dss",),
                    requirements_added=(),
                    questions_dropped=(),
                    offerings_won=("nuage-trois",),
                    offerings_lost=(),
                ),
            ),
        ),
        "duties": (
            DutyResult(
                id="outside-quebec",
                status="applies",
                text=both("Évaluer avant toute communication hors du Québec"),
                article="A-2.1, art. 70.1",
                assets=("demandes",),
                asks="privacy-officer",
                checks=(both("Conclure à une protection adéquate"),),
                documents=("A3",),
                sources=(STRONG,),
            ),
        ),
        "questions": (
            Question(
                id="aggregation",
                text=both("Le volume élève-t-il le niveau ?"),
                asks="holder",
                asset="demandes",
            ),
        ),
    }
    return Classification.model_validate({**parts, **changes})


def requirements() -> tuple[Requirement, ...]:
    """Two invented requirements; one of them has a record in the bundled facts."""
    return (
        Requirement(
            id="req-cccs-medium",
            force="must",
            text=both("Évaluation de niveau moyen"),
            reasons=(
                Reason(
                    rule="req-cccs-medium",
                    criterion=None,
                    level=None,
                    asset=None,
                    text=both("Le niveau Protégé B l’appelle"),
                    sources=(STRONG, WEAK),
                ),
            ),
        ),
        Requirement(id="hosting-data", force="should", text=both("Données au Canada"), reasons=()),
    )


def _criteria(first: str, second: str) -> tuple[CriterionResult, ...]:
    evidence = EvidenceSeen(
        certification="cccs-un",
        type="cccs-medium",
        text=both("Registre inventé"),
        url="https://example.org/registre",
        read_on=date(2026, 11, 1),
        confidence="unverified",
        provider_wide=False,
    )
    wide = evidence.model_copy(update={"provider_wide": True, "text": both("Page du fournisseur")})
    return (
        CriterionResult.model_validate(
            {
                "requirement": "req-cccs-medium",
                "status": first,
                "failed": "level" if first == "unmet" else None,
                "text": both(f"Constat : {first}"),
                "evidence": () if first == "unknown" else (evidence, wide),
            }
        ),
        CriterionResult.model_validate(
            {
                "requirement": "hosting-data",
                "status": second,
                "failed": None,
                "text": both(f"Lieu : {second}"),
                "evidence": (),
            }
        ),
    )


def match(offering: str, verdict: str, rank: int | None, first: str, **changes: Any) -> Match:
    """One invented offering's verdict."""
    parts: dict[str, Any] = {
        "offering": offering,
        "name": both(f"Offre {offering}"),
        "provider": "exemple-inc",
        "regions": ("exemple:ca-1",),
        "verdict": verdict,
        "rank": rank,
        "score": Decimal("0.5"),
        "views": {"fit": "0.5", "price": None, "exposure": None, "carbon": None},
        "criteria": _criteria(first, "met"),
        "conditions": (),
        "relaxation": None,
        "exposure": None,
        "layer": "bundled",
    }
    return Match.model_validate({**parts, **changes})


def matches() -> tuple[Match, ...]:
    """Four invented offerings, one of each verdict."""
    condition = MatchCondition(
        requirement=None, text=both("Confirmer l’entente-cadre"), asks="adviser"
    )
    exposure = ExposureSeen(
        law=both("Loi étrangère inventée"),
        country="US",
        country_name=Text(fr="États-Unis", en="United States"),
        through=both("société mère"),
        confidence="secondary",
    )
    relaxation = Relaxation(
        requirement="req-cccs-medium", text=both("Accepter un niveau faible"), by="security-officer"
    )
    return (
        match("nuage-un", "eligible", 1, "met", exposure=(exposure,)),
        match("nuage-deux", "conditional", 2, "unknown", conditions=(condition,), exposure=()),
        match("nuage-trois", "ineligible", None, "unmet", relaxation=relaxation),
        match("nuage-quatre", "undetermined", None, "unknown"),
        match("nuage-cinq", "ineligible", None, "expired"),
    )


def option(name: str, kind: str = "cloud", status: str = "priced", **changes: Any) -> OptionCost:
    """One invented option of the estimate."""
    priced = status != "undetermined"
    parts: dict[str, Any] = {
        "id": name,
        "name": both(f"Option {name}"),
        "kind": kind,
        "status": status,
        "total_nominal": Decimal("123456.78") if priced else None,
        "npv": Decimal("109876.54") if priced else None,
        "p10": Decimal("98765.43") if status == "priced" else None,
        "p50": Decimal("110000.00") if status == "priced" else None,
        "p90": Decimal("121212.12") if status == "priced" else None,
        "confidence": "secondary" if status == "priced" else None,
        "lines": _lines() if priced else (),
        "years": tuple(YearCost(year=n, nominal=Decimal("24691.35")) for n in range(1, 6))
        if priced
        else (),
        "missing": () if status == "priced" else ("egress",),
    }
    return OptionCost.model_validate({**parts, **changes})


def _lines() -> tuple[CostLine, ...]:
    line = CostLine(
        id="web",
        category="compute",
        text=both("2 machines, 4 processeurs, 0,21 $ l’heure, prix du 1er novembre 2026"),
        nominal=Decimal("100000.00"),
        npv=Decimal("90000.00"),
        basis="list",
        confidence="secondary",
        facts=("price-web",),
    )
    support = line.model_copy(
        update={
            "id": "soutien",
            "category": "support",
            "text": both("Soutien du fournisseur"),
            "nominal": Decimal("23456.78"),
            "npv": Decimal("19876.54"),
            "basis": "default",
            "confidence": "design",
        }
    )
    return (line, support)


def estimate(**changes: Any) -> Estimate:
    """An invented estimate with a priced, a partial and an undetermined option."""
    parts: dict[str, Any] = {
        "currency": "CAD",
        "horizon_months": 60,
        "discount_rate": Decimal("0.05"),
        "convention": both("Flux mensuels, actualisés au milieu du mois"),
        "as_of_prices": date(2026, 11, 1),
        "exchange_rate": Decimal("1.37"),
        "exchange_rate_text": both("1 USD = 1,37 CAD le 20 novembre 2026"),
        "options": (
            option("cloud:nuage-un"),
            option("cloud:nuage-deux", status="partial"),
            option("own-room", kind="own-room", status="priced"),
            option("consolidated", kind="consolidated", status="undetermined"),
        ),
        "cheapest": "cloud:nuage-un",
        "probability_cloud_cheaper": Decimal("0.62"),
        "conclusion": both("L’infonuagique coûte probablement un peu moins"),
        "break_even": BreakEven(cloud="cloud:nuage-un", other="own-room", months=(14,)),
        "sensitivity": (
            Swing(
                input="growth",
                text=both("Croissance du stockage"),
                low=Decimal("-5000.00"),
                high=Decimal("12000.00"),
            ),
        ),
        "assumptions": (
            Assumption(
                id="discount-rate",
                text=both("Taux d’actualisation"),
                value="0.05",
                unit="1",
                on=date(2026, 11, 1),
                basis="default",
                confidence="design",
            ),
        ),
        "missing": (
            Missing(
                option="cloud:nuage-deux",
                what=both("Prix du transfert sortant"),
                effect=both("Le total est incomplet"),
                asks="finance",
            ),
        ),
    }
    return Estimate.model_validate({**parts, **changes})


def route() -> RouteAnswer:
    """An invented answer: the call-off is undetermined, the public tender open."""
    reason = Reason(
        rule="call-off-c19-573-3-2.term",
        criterion=None,
        level=None,
        asset=None,
        text=both("La durée totale est de 36 mois"),
        sources=(STRONG,),
    )
    return RouteAnswer(
        procedure="call-off",
        routes=(
            RouteResult(
                id="call-off-c19-573-3-2",
                procedure="call-off",
                name=both("Commande sous entente-cadre"),
                status="undetermined",
                article="C-19, art. 573.3.2",
                reasons=(reason,),
            ),
            RouteResult(
                id="public-tender-municipal",
                procedure="public-tender",
                name=both("Appel d’offres public"),
                status="open",
                article="C-19, art. 573",
                reasons=(),
            ),
        ),
        checks=(
            CheckResult(
                id="check-french",
                status="required",
                text=both("Documents contractuels en français"),
                help=both("Rédiger le contrat en français"),
                article="C-11, art. 21",
                asks="adviser",
                sources=(STRONG,),
            ),
            CheckResult(
                id="check-seao",
                status="undetermined",
                text=both("Publication au SEAO"),
                help=both("Publier le contrat"),
                article=None,
                asks="adviser",
                sources=(WEAK,),
            ),
        ),
        documents=(RouteDocument(code="A1", title=both("Fiche de besoin"), written=True),),
    )
