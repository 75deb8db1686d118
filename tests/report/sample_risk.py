"""The classification and the requirements of the sample."""

from __future__ import annotations

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
from courtier.results.common import Question
from courtier.values.text import Text
from tests.report.sample_common import reason, source, text


def classification() -> Classification:
    """Proposed levels, one of them undetermined."""
    return Classification(
        scheme="quebec-2024-05",
        scheme_name=text("Modèle du Québec", "Québec model"),
        level_names=(),
        status="proposed",
        levels=Levels(confidentiality="protege-b", integrity="medium", availability="undetermined"),
        at_least=Levels(confidentiality="protege-b", integrity="medium", availability="low"),
        flags=("pci-dss",),
        flags_in_doubt=(),
        deployment=("public", "community", "private", "government"),
        assets=(
            AssetLevels(
                asset="demandes",
                kind="contact-public",
                kind_name=text("Coordonnées du public", "Contact of the public"),
                levels=Levels(confidentiality="protege-a", integrity="low", availability="low"),
                dic=None,
                fingerprint="0" * 16,
            ),
            AssetLevels(
                asset="paiements",
                kind="payment-card",
                kind_name=text("Carte de paiement", "Payment card"),
                levels=Levels(confidentiality="protege-b", integrity="medium", availability="low"),
                dic="D1-I2-C3",
                fingerprint="0" * 16,
            ),
        ),
        reasons=(
            reason(
                "contact-public",
                "confidentiality",
                "protege-a",
                "demandes",
                text(
                    "Les coordonnées du public donnent au moins Protégé A.",
                    "Contact details of the public give at least Protected A.",
                ),
            ),
            reason(
                "payment-card",
                "confidentiality",
                "protege-b",
                "paiements",
                text(
                    "Les données de carte de paiement des 40 000 personnes donnent au moins"
                    " Protégé B.",
                    "The payment card data of 40,000 people give at least Protected B.",
                ),
            ),
            reason(
                "payment-card",
                "integrity",
                "medium",
                "paiements",
                text(
                    "Un paiement faussé causerait un préjudice moyen.",
                    "A falsified payment would cause a medium harm.",
                ),
            ),
        ),
        near=(),
        equivalents=(
            EquivalentLevels(
                scheme="canada-tbs",
                scheme_name=Text(fr="Gouvernement du Canada", en="Government of Canada"),
                levels=("protected-b", "medium"),
                basis="indicative",
            ),
        ),
        changes=(
            Change(
                id="change-paiements-tokenise",
                text=text(
                    "Remplacer les numéros de carte par des jetons abaisserait la confidentialité"
                    " à Protégé A.",
                    "Tokenising the card numbers would lower confidentiality to Protected A.",
                ),
                asset="paiements",
                also=None,
                number=None,
                action="tokenise",
                effect=ChangeEffect(
                    levels=Levels(
                        confidentiality="protege-a", integrity="low", availability="undetermined"
                    ),
                    requirements_dropped=("cccs-medium",),
                    requirements_added=(),
                    questions_dropped=(),
                    offerings_won=("exemple-d", "exemple-e"),
                    offerings_lost=(),
                ),
            ),
        ),
        duties=(
            DutyResult(
                id="efvp",
                status="applies",
                text=text(
                    "Faire une évaluation des facteurs relatifs à la vie privée avant d’acquérir"
                    " le système.",
                    "Make a privacy impact assessment before acquiring the system.",
                ),
                article="A-2.1, art. 63.5",
                assets=("demandes", "paiements"),
                asks="privacy-officer",
                checks=(
                    text(
                        "L’évaluation a été approuvée par le comité.",
                        "The committee approved the assessment.",
                    ),
                ),
                documents=("A3",),
                sources=(source(),),
            ),
            DutyResult(
                id="incident-register",
                status="undetermined",
                text=text(
                    "Tenir le registre des incidents de confidentialité.",
                    "Keep the register of confidentiality incidents.",
                ),
                article="A-2.1, art. 63.11",
                assets=("paiements",),
                asks="security-officer",
                checks=(),
                documents=(),
                sources=(),
            ),
        ),
        questions=(
            Question(
                id="rto",
                text=text(
                    "Combien d’heures le service peut-il être interrompu sans préjudice sérieux ?",
                    "How many hours may the service stop without serious harm?",
                ),
                asks="holder",
                asset=None,
            ),
            Question(
                id="aggregation",
                text=text(
                    "Le regroupement de 120 000 dossiers relève-t-il le niveau ?",
                    "Does gathering 120,000 files raise the level?",
                ),
                asks="holder",
                asset="demandes",
            ),
        ),
    )


def requirements() -> tuple[Requirement, ...]:
    """Three that must be met, one that should."""
    return (
        Requirement(
            id="cccs-medium",
            force="must",
            text=text(
                "Évaluation CCC Moyen pour les services utilisés, ou une évaluation plus forte",
                "CCCS Medium assessment for the services used, or a stronger one",
            ),
            reasons=(
                reason(
                    "cccs-medium",
                    "confidentiality",
                    "protege-b",
                    "paiements",
                    text(
                        "Protégé B demande une évaluation de niveau moyen.",
                        "Protected B asks for a medium level assessment.",
                    ),
                ),
            ),
        ),
        Requirement(
            id="data-canada",
            force="must",
            text=text("Données conservées au Canada", "Data kept in Canada"),
            reasons=(),
        ),
        Requirement(
            id="pci-dss",
            force="must",
            text=text(
                "Attestation PCI DSS 4.0.1 de fournisseur de services, en vigueur",
                "PCI DSS 4.0.1 service provider attestation, in force",
            ),
            reasons=(),
        ),
        Requirement(
            id="soc-2",
            force="should",
            text=text("Rapport SOC 2 type 2 récent", "Recent SOC 2 type 2 report"),
            reasons=(),
        ),
    )
