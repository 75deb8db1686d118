"""The names of the words of a review, in both languages."""

from __future__ import annotations

from courtier.values.text import Text

PART_NAMES: dict[str, Text] = {
    "notice": Text(fr="Avis d’appel d’offres", en="Call for tenders notice"),
    "documents": Text(fr="Documents d’appel d’offres", en="Tender documents"),
    "contract": Text(fr="Contrat", en="Contract"),
}

ONLY_IF_NAMES: dict[str, Text] = {
    "options": Text(fr="si le contrat comporte des options", en="if the contract has options"),
    "dialogue": Text(fr="si un dialogue compétitif est tenu", en="if a dialogue is held"),
    "security": Text(fr="si une garantie de soumission est exigée",
                     en="if a tender security is required"),
    "electronic": Text(fr="si la soumission électronique est acceptée",
                       en="if electronic tenders are accepted"),
    "quality": Text(fr="si la qualité est évaluée", en="if quality is evaluated"),
    "quality-price": Text(fr="si le prix est ajusté selon la qualité",
                          en="if the price is adjusted by quality"),
    "extra-costs": Text(fr="si des coûts additionnels comptent dans l’adjudication",
                        en="if additional costs count in the award"),
    "personal-information": Text(
        fr="si des renseignements personnels sont confiés à l’entreprise",
        en="if personal information is entrusted to the enterprise",
    ),
}  # fmt: skip

ITEM_STATUS_NAMES: dict[str, Text] = {
    "missing": Text(fr="manquant", en="missing"),
    "empty": Text(fr="vide", en="empty"),
    "undecided": Text(fr="indécidable", en="not decidable"),
    "found": Text(fr="trouvé", en="found"),
    "not-asked": Text(fr="non demandé ici", en="not asked for here"),
}
"""The worst first."""

BINDS_NAMES: dict[str, Text] = {
    "yes": Text(fr="lie l’organisme", en="binds the body"),
    "no": Text(fr="loi d’autres organismes, à titre de comparaison",
               en="law of other bodies, for comparison"),
    "unknown": Text(fr="l’organisme lié n’est pas dit", en="the body bound is not told"),
}  # fmt: skip
