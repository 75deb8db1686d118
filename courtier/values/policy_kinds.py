"""What results name and no fact file holds: policy requirements, flags, reasons of the program."""

from __future__ import annotations

from courtier.values.stated import Pair, Stated, stated

_POLICY: Pair = (
    "L’organisme le demande sous hosting ; ce n’est pas une règle de droit.",
    "The body asks for it under hosting; it is not a rule of law.",
)
_PLACE_HELP: Pair = (
    "Demandez au fournisseur une preuve écrite du lieu ; l’organisme peut assouplir sa politique"
    " sous hosting, places.",
    "Ask the provider for written proof of the place; the body may relax its policy under hosting,"
    " places.",
)
_PLACES: dict[str, Pair] = {
    "data": ("les données hébergées", "the data hosted"),
    "backup": ("les copies de sécurité", "the backups"),
    "logs": ("les journaux", "the logs"),
    "metadata": ("les métadonnées", "the metadata"),
    "support": ("le personnel de soutien", "the support staff"),
    "administration": ("l’administration du service", "the administration of the service"),
    "keys": ("les clés de chiffrement", "the encryption keys"),
}


def _place(fr: str, en: str) -> tuple[Pair, Pair, Pair, Pair]:
    return (
        (f"Lieu permis : {fr}", f"Place allowed: {en}"),
        (f"Dit où l’organisme permet de garder ou de faire ceci : {fr}.",
         f"Says where the body allows this to be kept or done: {en}."),
        _POLICY,
        _PLACE_HELP,
    )  # fmt: skip


_REQUIREMENTS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    **{f"hosting-place-{name}": _place(*words) for name, words in _PLACES.items()},
    "hosting-deployment": (
        ("Modèle de déploiement permis", "Deployment model allowed"),
        ("L’offre suit l’un des modèles que l’organisme permet : public, communautaire, privé,"
         " gouvernemental ou hybride.",
         "The offering follows one of the models that the body allows: public, community, private,"
         " government or hybrid."),
        _POLICY,
        ("Élargissez la liste sous hosting, deployment, ou retenez une autre offre.",
         "Widen the list under hosting, deployment, or keep another offering."),
    ),
    "hosting-foreign-exposure": (
        ("Aucune exposition à une loi étrangère", "No exposure to a foreign law"),
        ("Aucune loi étrangère connue ne peut atteindre le fournisseur ni sa société mère.",
         "No known foreign law can reach the provider or its parent."),
        _POLICY,
        ("Si l’exposition divulguée suffit, écrivez disclose sous hosting, foreign_exposure.",
         "If disclosure is enough, write disclose under hosting, foreign_exposure."),
    ),
    "hosting-keys": (
        ("Clés gérées ou détenues par l’organisme", "Keys managed or held by the body"),
        ("Le fournisseur seul ne peut déchiffrer les données.",
         "The provider alone cannot decrypt the data."),
        _POLICY,
        ("L’architecte obtient l’engagement écrit du fournisseur et vérifie la configuration.",
         "The architect obtains the provider’s written undertaking and checks the configuration."),
    ),
    "hosting-support-access": (
        ("Accès du soutien limité", "Support access limited"),
        ("Le soutien technique du fournisseur n’accède pas au contenu.",
         "The provider’s technical support does not reach the content."),
        _POLICY,
        ("Demandez comment l’accès est bloqué, journalisé et approuvé.",
         "Ask how access is blocked, logged and approved."),
    ),
    "hosting-subprocessors": (
        ("Sous-traitants connus", "Subprocessors known"),
        ("Les sous-traitants sont absents, ou tous énumérés au contrat.",
         "There are no subprocessors, or all are listed in the contract."),
        _POLICY,
        ("Demandez la liste, et un préavis pour tout changement.",
         "Ask for the list, and for notice of any change."),
    ),
    "needs-service-model": (
        ("Type de service vendu", "Kind of service sold"),
        ("L’offre vend le type de service que les besoins demandent : infrastructure, plateforme ou"
         " logiciel.",
         "The offering sells the kind of service that the needs ask for: infrastructure, platform"
         " or software."),
        ("Des serveurs ne remplacent pas un logiciel-service, ni l’inverse.",
         "Servers do not stand in for software as a service, nor the reverse."),
        ("Vérifiez les besoins sous needs, surtout le modèle de chaque logiciel.",
         "Check the needs under needs, above all the model of each software."),
    ),
    "offering-reserved": (
        ("Offre réservée à d’autres", "Offering reserved for others"),
        ("L’offre est faite pour les organismes publics d’un autre pays.",
         "The offering is made for the public bodies of another country."),
        ("Elle n’a pas de région connue ici, et toutes ses preuves viennent d’un autre pays.",
         "It has no region known here, and all its evidence comes from another country."),
        ("Retenez l’offre générale du même fournisseur, s’il y en a une.",
         "Keep the general offering of the same provider, if there is one."),
    ),
}  # fmt: skip

_READ_BY: Pair = (
    "D’autres règles, exigences et obligations lisent ce drapeau.",
    "Other rules, requirements and duties read this flag.",
)
_SEE_RECORDS: Pair = (
    "Voyez ce qui le pose et ce qui le lit : chaque fiche dit ce qu’elle demande.",
    "See what sets it and what reads it: each record says what it asks.",
)
_FLAGS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "personal-information": (
        ("Renseignements personnels", "Personal information"),
        ("Un actif au moins contient des renseignements sur des personnes physiques.",
         "At least one asset holds information on natural persons."),
        _READ_BY,
        ("Associez dès le début le responsable de la protection des renseignements personnels.",
         "Involve from the start the person in charge of the protection of personal information."),
    ),
    "sensitive": (
        ("Renseignements sensibles", "Sensitive information"),
        ("La nature d’un actif crée une attente élevée de vie privée.",
         "The kind of an asset creates a high expectation of privacy."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "health-information": (
        ("Renseignements de santé", "Health information"),
        ("Un actif contient des renseignements de santé ou de services sociaux.",
         "An asset holds health or social services information."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "health-act-information": (
        ("Renseignements de santé sous R-22.1", "Health information under R-22.1"),
        ("Un actif d’un organisme de santé contient des renseignements que R-22.1 régit au jour de"
         " l’évaluation.",
         "An asset of a health body holds information that R-22.1 governs on the day of the"
         " assessment."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "access-act-information": (
        ("Renseignements sous la Loi sur l’accès", "Information under the Access Act"),
        ("Un actif d’un organisme de santé contient des renseignements personnels que la Loi sur"
         " l’accès régit au jour de l’évaluation.",
         "An asset of a health body holds personal information that the Access Act governs on the"
         " day of the assessment."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "biometric": (
        ("Données biométriques", "Biometric data"),
        ("Un actif contient des caractéristiques biométriques, ou sert à vérifier l’identité par"
         " elles.",
         "An asset holds biometric characteristics, or serves to verify identity by them."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "pci-dss": (
        ("Carte de paiement", "Payment card"),
        ("Un actif contient des données de carte de paiement.",
         "An asset holds payment card data."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "pci-dss-forbidden": (
        ("Authentification de carte", "Card authentication"),
        ("Un actif contient des données d’authentification de carte.",
         "An asset holds card authentication data."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "minors": (
        ("Mineurs", "Minors"),
        ("Des mineurs sont parmi les personnes visées.", "Minors are among the people concerned."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "reidentification-risk": (
        ("Risque de réidentification", "Risk of re-identification"),
        ("Plusieurs éléments réunis peuvent désigner une personne sans la nommer.",
         "Several elements together may point at a person without naming them."),
        _READ_BY,
        ("Retirez ou généralisez un des éléments, ou faites évaluer le risque.",
         "Remove or generalise one of the elements, or have the risk assessed."),
    ),
    "classified": (
        ("Intérêt national", "National interest"),
        ("Un actif peut relever des niveaux classifiés, qui suivent une autre échelle.",
         "An asset may fall under the classified levels, which follow another scale."),
        _READ_BY,
        ("Arrêtez ici et consultez le responsable de la sécurité.",
         "Stop here and consult the security officer."),
    ),
    "life-at-risk": (
        ("Vie en danger", "Life at risk"),
        ("La divulgation d’un actif pourrait mettre une vie en danger.",
         "Disclosure of an asset could put a life at risk."),
        _READ_BY,
        ("Une personne décide du lieu ; aucune offre n’est proposée sans elle.",
         "A person decides the place; no offering is proposed without them."),
    ),
    "bids-secrecy": (
        ("Secret des soumissions", "Secrecy of bids"),
        ("Un actif contient des soumissions qui restent secrètes jusqu’à l’ouverture.",
         "An asset holds bids that stay secret until they are opened."),
        _READ_BY,
        _SEE_RECORDS,
    ),
    "unknown-kind": (
        ("Nature inconnue", "Unknown kind"),
        ("La nature d’un actif n’est pas encore établie.",
         "The kind of an asset is not settled yet."),
        _READ_BY,
        ("Demandez au détenteur ce que l’actif contient.",
         "Ask the holder what the asset holds."),
    ),
    "high-integrity-or-availability": (
        ("Intégrité ou disponibilité élevée", "High integrity or availability"),
        ("L’intégrité ou la disponibilité est au niveau élevé ou plus haut.",
         "Integrity or availability is at high or above."),
        _READ_BY,
        ("Aucun profil d’hébergement publié ne couvre ce niveau : une personne fixe les mesures.",
         "No published hosting profile covers this level: a person sets the measures."),
    ),
    "level-undetermined": (
        ("Niveau indéterminé", "Level undetermined"),
        ("Au moins un critère attend la réponse à une question.",
         "At least one criterion awaits the answer to a question."),
        _READ_BY,
        ("Répondez aux questions sous answers.", "Answer the questions under answers."),
    ),
    "human-decision": (
        ("Décision d’une personne", "Decision of a person"),
        ("Une règle a remis la suite à une personne : aucun verdict n’est rendu.",
         "A rule handed the matter to a person: no verdict is given."),
        _READ_BY,
        ("Suivez la marche que la règle indique.", "Follow the steps that the rule gives."),
    ),
}  # fmt: skip

_REASONS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "declared": (
        ("Déclaration du détenteur", "Declaration of the holder"),
        ("Le niveau vient de ce que le détenteur a déclaré.",
         "The level comes from what the holder declared."),
        ("Une déclaration plus élevée que la proposition est retenue.",
         "A declaration higher than the proposal is kept."),
        ("Voyez declared, sous l’actif.", "See declared, under the asset."),
    ),
    "override": (
        ("Dérogation", "Override"),
        ("Le niveau vient d’une dérogation approuvée et datée.",
         "The level comes from an approved and dated override."),
        ("Le fichier la porte sous overrides.", "The file holds it under overrides."),
        ("Vérifiez sa fin et son motif.", "Check its end and its reason."),
    ),
    "needs": (
        ("Besoins de la charge de travail", "Needs of the workload"),
        ("L’exigence vient de la partie needs du fichier.",
         "The requirement comes from the needs part of the file."),
        ("Le fichier décrit des serveurs, du stockage, des bases de données ou des logiciels.",
         "The file describes servers, storage, databases or software."),
        ("Corrigez needs si la description n’est pas la bonne.",
         "Correct needs if the description is not right."),
    ),
    "hosting-policy": (
        ("Politique d’hébergement de l’organisme", "Hosting policy of the body"),
        ("L’exigence vient de la partie hosting du fichier.",
         "The requirement comes from the hosting part of the file."),
        _POLICY,
        ("Nommez le décideur sous hosting, decided_by.",
         "Name who decided under hosting, decided_by."),
    ),
}  # fmt: skip

POLICY_REQUIREMENTS: dict[str, Stated] = stated("requirement", _REQUIREMENTS)
FLAGS: dict[str, Stated] = stated("flag", _FLAGS)
REASONS: dict[str, Stated] = stated("reason", _REASONS)
