"""The route of the sample."""

from __future__ import annotations

from courtier.results.common import Reason
from courtier.results.route import CheckResult, RouteAnswer, RouteDocument, RouteResult
from courtier.values.text import Cad, say
from tests.report.sample_common import source, text


def route() -> RouteAnswer:
    """A public call, a call-off undetermined, an excluded direct award."""
    return RouteAnswer(
        procedure="public-tender",
        routes=(
            RouteResult(
                id="entente-cadre",
                procedure="call-off",
                name=text(
                    "Contrat de gré à gré sous entente-cadre infonuagique",
                    "Call-off under a cloud framework agreement",
                ),
                status="undetermined",
                article="C-19, art. 573.3.2",
                reasons=(
                    Reason(
                        rule="rcti-48",
                        criterion=None,
                        level=None,
                        asset=None,
                        text=text(
                            "Aucune entente-cadre n’est déclarée par l’organisme.",
                            "The body states no framework agreement.",
                        ),
                        sources=(source(),),
                    ),
                ),
            ),
            RouteResult(
                id="appel-public",
                procedure="public-tender",
                name=text("Appel d’offres public", "Public call for tenders"),
                status="open",
                article="C-19, art. 573",
                reasons=(
                    Reason(
                        rule="seuil-municipal",
                        criterion=None,
                        level=None,
                        asset=None,
                        text=say(
                            "La valeur estimée de {value} atteint le seuil.",
                            "The estimated value of {value} reaches the threshold.",
                            value=Cad(180_000, whole=True),
                        ),
                        sources=(source(url=None),),
                    ),
                ),
            ),
            RouteResult(
                id="gre-a-gre",
                procedure="direct-award",
                name=text("Contrat conclu de gré à gré", "Contract by mutual agreement"),
                status="excluded",
                article="C-19, art. 573.1",
                reasons=(),
            ),
        ),
        checks=(
            CheckResult(
                id="attestation",
                status="required",
                text=text(
                    "Attestation de Revenu Québec de l’adjudicataire",
                    "Revenu Québec attestation of the successful tenderer",
                ),
                help=text("Demandez-la dans le cahier.", "Ask for it in the tender documents."),
                article="C-19, art. 573.3.1",
                asks="adviser",
                sources=(source(),),
            ),
            CheckResult(
                id="projet-qualifie",
                status="undetermined",
                text=text("Projet qualifié en TI", "Qualified IT project"),
                help=text(
                    "Indiquez la part du budget au compte capital.",
                    "State the capital share of the budget.",
                ),
                article=None,
                asks="finance",
                sources=(),
            ),
            CheckResult(
                id="amp",
                status="not-required",
                text=text("Autorisation de contracter (AMP)", "Authorization to contract (AMP)"),
                help=text("Rien à faire.", "Nothing to do."),
                article=None,
                asks="adviser",
                sources=(),
            ),
        ),
        documents=(
            RouteDocument(
                code="B2", title=text("Avis d’appel d’offres", "Call notice"), written=True
            ),
            RouteDocument(
                code="B4",
                title=text("Clauses administratives générales", "General administrative clauses"),
                written=False,
            ),
        ),
    )
