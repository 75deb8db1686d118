"""The findings of what runs, priced and held against a bill, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

RUNNING: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "resources-unpriced": (
        ("Ressources sans prix", "Resources without a price"),
        ("Des ressources de l’inventaire n’ont pas de prix, ou n’en ont un que pour une partie.",
         "Some resources of the inventory have no price, or have one for a part only."),
        ("Ce qui n’a pas de prix n’est jamais nul : le total est un minimum.",
         "What has no price is never nil: the total is a minimum."),
        ("Ajoutez leurs prix à catalog/own-prices.csv, ou leur type à providers/resource-types.csv"
         " et providers/resource-prices.csv, dans votre couche.",
         "Add their prices to catalog/own-prices.csv, or their type to"
         " providers/resource-types.csv and providers/resource-prices.csv, in your layer."),
    ),
    "billed-not-found": (
        ("Facturé et introuvable", "Billed and not found"),
        ("La facture nomme des ressources que l’inventaire n’a pas.",
         "The bill names resources that the inventory does not hold."),
        ("Ce qu’un inventaire ne montre pas n’est ni contrôlé ni placé : il peut être hors des"
         " régions permises.",
         "What an inventory does not show is neither checked nor placed: it may be outside the"
         " permitted regions."),
        ("Vérifiez si elles ont été effacées depuis, sinon les comptes, les régions et les droits"
         " de l’inventaire.",
         "Check whether they were deleted since, else the accounts, regions and permissions of the"
         " inventory."),
    ),
    "running-not-billed": (
        ("En marche et non facturé", "Running and not billed"),
        ("La facture ne nomme pas des ressources de l’inventaire qui ont un prix.",
         "The bill does not name some resources of the inventory that have a price."),
        ("La facture peut être d’un autre compte ou d’autres jours : l’écart tromperait.",
         "The bill may be of another account or of other days: the difference would mislead."),
        ("Prenez la facture des mêmes comptes et des mêmes jours que l’inventaire.",
         "Take the bill of the same accounts and the same days as the inventory."),
    ),
}  # fmt: skip
