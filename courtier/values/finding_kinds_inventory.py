"""The findings of ``courtier drift`` on an inventory and its workloads, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

INVENTORIES: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "resource-without-workload": (
        ("Ressources sans charge de travail", "Resources without a workload"),
        ("Des ressources de l’inventaire n’appartiennent à aucune des charges de travail données.",
         "Resources of the inventory belong to none of the workloads given."),
        ("Ce que nul fichier ne décrit n’est ni classé, ni tenu contre des exigences, ni prévu au"
         " budget.",
         "What no file describes is not classified, not held against requirements and not in the"
         " budget."),
        ("Étiquetez les ressources avec l’identifiant de leur charge de travail, décrivez celle qui"
         " manque (« courtier discover » avec --draft en fait une ébauche), ou supprimez ce qui ne"
         " sert plus. De ce qui n’admet pas d’étiquette, --by account ou --by group peut dire la"
         " charge de travail.",
         "Tag the resources with the id of their workload, describe the one that is missing"
         " (“courtier discover” with --draft drafts it), or remove what serves no more. Of what"
         " takes no tag, --by account or --by group may tell the workload."),
    ),
    "workload-without-resources": (
        ("Charge de travail sans ressource", "Workload without resources"),
        ("Aucune ressource de l’inventaire n’appartient à cette charge de travail, ou ce qui n’a"
         " pas été lu empêche de le dire.",
         "No resource of the inventory belongs to this workload, or what was not read leaves it"
         " open."),
        ("La charge de travail est peut-être éteinte, ailleurs, ou ses ressources ne portent pas"
         " son identifiant : les autres règles ne disent alors rien d’elle.",
         "The workload may be gone, elsewhere, or its resources do not bear its id: the other"
         " rules then say nothing of it."),
        ("Vérifiez les étiquettes et les comptes de l’inventaire, ou retirez le fichier si la"
         " charge de travail n’existe plus.",
         "Check the tags and the accounts of the inventory, or remove the file if the workload"
         " exists no more."),
    ),
    "need-grown": (
        ("Besoin plus grand que déclaré", "Need larger than declared"),
        ("Ce qui tourne dépasse ce que le fichier déclare sous needs, croissance comprise, ou une"
         " part ne peut être additionnée.",
         "What runs exceeds what the file declares under needs, growth included, or a part cannot"
         " be summed."),
        ("Les coûts, les plafonds et le mode de sollicitation reposent sur les besoins déclarés.",
         "Costs, ceilings and the procurement route rest on the needs declared."),
        ("Mettez needs à jour et refaites l’estimation, ou réduisez ce qui tourne.",
         "Bring needs up to date and estimate again, or reduce what runs."),
    ),
    "inventory-unread": (
        ("Parties de l’inventaire non lues", "Parts of the inventory not read"),
        ("Des parties du nuage n’ont pu être lues : ce qu’elles portent est inconnu.",
         "Parts of the cloud could not be read: what they hold is unknown."),
        ("Ce qui n’a pas été lu n’est jamais tenu pour absent.",
         "What was not read is never taken as absent."),
        ("Accordez les droits que « courtier discover permissions aws », azure ou google imprime,"
         " puis refaites l’inventaire par une lecture du nuage.",
         "Grant the permissions that “courtier discover permissions aws”, azure or google prints,"
         " then make the inventory again by a run over the cloud."),
    ),
    "inventory-invalid": (
        ("Inventaire illisible", "Inventory not readable"),
        ("Le fichier donné n’est pas un inventaire entier de « courtier discover ».",
         "The file given is not a whole inventory of “courtier discover”."),
        ("Un inventaire qui ne se lit pas n’est pas examiné, et ce qui n’est pas examiné n’est"
         " jamais réussi.",
         "An inventory that cannot be read is not examined, and what is not examined never"
         " passes."),
        ("Refaites l’inventaire avec « courtier discover », puis relancez.",
         "Make the inventory again with “courtier discover”, then run again."),
    ),
}  # fmt: skip
