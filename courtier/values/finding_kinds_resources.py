"""The findings on the resources of an infrastructure plan, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

PLANS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "resource-place": (
        ("Ressource hors des lieux permis", "Resource outside the permitted places"),
        ("Une ressource d’un plan ou d’un inventaire est dans une région que les exigences de la"
         " charge de travail ne permettent pas, ou son lieu n’est pas connu.",
         "A resource of a plan or of an inventory is in a region that the requirements of the"
         " workload do not permit, or its place is not known."),
        ("La région d’une ressource décide du lieu des données qu’elle porte et des lois qui les"
         " atteignent.",
         "The region of a resource decides where the data that it holds are and which laws reach"
         " them."),
        ("Changez dans le code la région de la ressource ou de son fournisseur, et refaites le"
         " plan ; déplacez la ressource si elle existe déjà.",
         "Change the region of the resource or of its provider in the code, and make the plan"
         " again; move the resource if it already exists."),
    ),
    "resource-certification": (
        ("Service non certifié dans cette région", "Service not certified in this region"),
        ("Aucune certification demandée ne couvre ce service du fournisseur dans cette région, ou"
         " le catalogue ne le dit pas.",
         "No certification that is asked covers this service of the provider in this region, or the"
         " catalogue does not say."),
        ("Une certification vaut pour les services et les régions qu’elle nomme, non pour tout le"
         " fournisseur.",
         "A certification holds for the services and regions that it names, not for the whole"
         " provider."),
        ("Choisissez un service et une région couverts, ou demandez la preuve au fournisseur.",
         "Choose a service and a region that are covered, or ask the provider for the evidence."),
    ),
    "resource-encryption": (
        ("Chiffrement au repos absent ou inconnu", "Encryption at rest missing or unknown"),
        ("Une ressource qui porte des données n’est pas chiffrée au repos, ou on ne peut le dire.",
         "A resource that holds data is not encrypted at rest, or nobody can tell."),
        ("Dès le premier niveau protégé, ce qui porte les données est chiffré au repos.",
         "From the first protected level up, what holds the data is encrypted at rest."),
        ("Activez le chiffrement de la ressource, dans le code qui la décrit s’il y en a un.",
         "Turn on the encryption of the resource, in the code that describes it if there is one."),
    ),
    "resource-public": (
        ("Ressource ouverte à tous", "Resource open to everybody"),
        ("Une ressource qui porte des données protégées est ouverte au public, ou rien ne dit"
         " qu’elle est fermée.",
         "A resource that holds protected data is open to the public, or nothing says that it is"
         " closed."),
        ("Un accès public met les données à la portée de tous, quels que soient le lieu et les"
         " certifications.",
         "Public access puts the data within reach of everybody, whatever the place and the"
         " certifications."),
        ("Fermez l’accès public, ou faites accorder une exception qui a une fin.",
         "Close public access, or have an exception granted that has an end."),
    ),
    "resource-tag": (
        ("Étiquette de classification absente ou fausse", "Classification tag missing or wrong"),
        ("La ressource ne porte pas l’étiquette qui dit la classification de ses données, ou"
         " celle-ci nomme un autre niveau.",
         "The resource does not carry the tag that says how its data are classified, or the tag"
         " names another level."),
        ("L’étiquette permet à ceux qui exploitent de savoir ce que porte chaque ressource.",
         "The tag lets those who operate know what each resource holds."),
        ("Ajoutez l’étiquette « classification » avec l’identifiant du niveau de la charge de"
         " travail.",
         "Add the tag “classification” with the id of the level of the workload."),
    ),
    "resource-unexamined": (
        ("Ressources non examinées", "Resources not examined"),
        ("Le plan ou l’inventaire contient des ressources dont le type n’est dans aucune table, ou"
         " que l’outil n’a pu prévoir.",
         "The plan or the inventory holds resources whose type no table holds, or that the tool"
         " could not foresee."),
        ("Ce qui n’est pas examiné n’est jamais réussi.", "What is not examined never passes."),
        ("Ajoutez la ligne du type à providers/resource-types.csv dans la couche de l’organisme, ou"
         " examinez ces ressources vous-même.",
         "Add the row of the type to providers/resource-types.csv in the layer of the body, or"
         " examine these resources yourself."),
    ),
    "plan-invalid": (
        ("Plan illisible", "Plan not readable"),
        ("Le fichier donné n’est le plan entier d’aucun outil connu.",
         "The file given is the whole plan of no known tool."),
        ("Un plan qui ne se lit pas n’est pas examiné, et ce qui n’est pas examiné n’est jamais"
         " réussi.",
         "A plan that cannot be read is not examined, and what is not examined never passes."),
        ("Exportez le plan en JSON avec l’outil qui l’a fait, puis relancez.",
         "Export the plan as JSON with the tool that made it, then run again."),
    ),
}  # fmt: skip
