"""The words in which a plan is refused, with what to do."""

from __future__ import annotations

from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

_Pair = tuple[str, str]
_EXPORT = (
    "Donnez le JSON de « terraform show -json », de « az deployment … what-if"
    " --no-pretty-print » ou de « aws cloudformation describe-change-set », ou un modèle"
    " CloudFormation.",
    "Give the JSON of “terraform show -json”, of “az deployment … what-if --no-pretty-print” or of"
    " “aws cloudformation describe-change-set”, or a CloudFormation template.",
)
_REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "plan-not-json": (
        ("Ce fichier n’est pas du JSON entier.", "This file is not whole JSON."),
        ("Exportez le plan de nouveau : le fichier est peut-être coupé.",
         "Export the plan again: the file may be cut short."),
    ),
    "plan-entry-too-large": (
        ("Une ressource de ce plan dépasse {most} Mo.",
         "A resource of this plan is larger than {most} MB."),
        ("Sortez de la ressource le contenu qu’elle porte.",
         "Take out of the resource the content that it carries."),
    ),
    "plan-unknown": (
        ("Ce fichier n’est un plan d’aucun outil connu.", "This file is a plan of no known tool."),
        _EXPORT,
    ),
    "plan-binary": (
        ("C’est le fichier de plan lui-même, non son JSON.",
         "This is the plan file itself, not its JSON."),
        ("Exécutez « terraform show -json PLAN > plan.json », ou « tofu show -json ».",
         "Run “terraform show -json PLAN > plan.json”, or “tofu show -json”."),
    ),
    "plan-log": (
        ("C’est le journal de « terraform plan -json », non le plan.",
         "This is the log of “terraform plan -json”, not the plan."),
        ("Exécutez « terraform plan -out PLAN », puis « terraform show -json PLAN ».",
         "Run “terraform plan -out PLAN”, then “terraform show -json PLAN”."),
    ),
    "plan-state": (
        ("C’est un état de Terraform, non un plan.", "This is a Terraform state, not a plan."),
        ("Exécutez « terraform plan -out PLAN », puis « terraform show -json PLAN ».",
         "Run “terraform plan -out PLAN”, then “terraform show -json PLAN”."),
    ),
    "plan-arm-template": (
        ("C’est un modèle ARM, dont les valeurs ne sont pas calculées.",
         "This is an ARM template, whose values are not computed."),
        ("Exécutez « az deployment group what-if --no-pretty-print » sur le modèle ou le fichier"
         " Bicep.",
         "Run “az deployment group what-if --no-pretty-print” on the template or the Bicep file."),
    ),
    "plan-version": (
        ("La version {version} du format de plan n’est pas de celles qui sont lues : 0 et 1.",
         "Version {version} of the plan format is not one of those that are read: 0 and 1."),
        ("Mettez le programme à jour.", "Update the program."),
    ),
    "plan-failed": (
        ("Le calcul de ce plan a échoué, dit le plan lui-même : il n’est pas entier.",
         "The plan says itself that its computation failed: it is not whole."),
        ("Corrigez l’erreur de l’outil, puis refaites le plan.",
         "Correct the error of the tool, then make the plan again."),
    ),
    "plan-too-large": (
        ("Ce plan dépasse {most} Mo.", "This plan is larger than {most} MB."),
        ("Divisez le déploiement en plusieurs plans.", "Split the deployment into several plans."),
    ),
    "plan-missing": (
        ("Le fichier de plan n’existe pas ou ne peut être lu.",
         "The plan file does not exist or cannot be read."),
        ("Vérifiez le chemin et les droits de lecture.", "Check the path and the right to read."),
    ),
}  # fmt: skip


def refused(
    code: str, file: str, place: tuple[int, int] | None = None, **values: str
) -> InputError:
    """The error that refuses a plan, with the name of its file; ``place``: line and column."""
    text, help = _REFUSALS[code]
    line, column = place or (None, None)
    return InputError([Mistake(code, file, line, column, "", say(*text, **values), say(*help))])
