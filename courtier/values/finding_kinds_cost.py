"""The findings of the estimate, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

COST: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "price-missing": (
        ("Prix manquant", "Price missing"),
        ("Un besoin d’une option n’a pas de prix : l’option est partielle.",
         "A need of an option has no price: the option is partial."),
        ("Un coût inconnu n’est jamais compté comme zéro.",
         "An unknown cost is never counted as zero."),
        ("Obtenez une soumission ou le chiffre qui manque, et ajoutez-les au fichier ; chaque ligne"
         " de soumission nomme le besoin qu’elle chiffre.",
         "Get a quote or the missing figure, and add it to the file; each line of a quote names"
         " the need that it prices."),
    ),
    "contract-value-far": (
        ("Valeur du contrat loin de l’estimation", "Value of the contract far from the estimate"),
        ("La valeur que donne l’organisme et l’estimation du contrat diffèrent de plus que le"
         " facteur contract-value-factor.",
         "The value that the body gives and the estimate of the contract differ by more than the"
         " factor contract-value-factor."),
        ("C’est cette valeur qui décide de la voie d’acquisition.",
         "This value is what decides the route."),
        ("Justifiez la valeur par ce qu’elle comprend de plus, ou corrigez-la, puis revoyez la"
         " voie.",
         "Justify the value by what more it includes, or correct it, then look at the route"
         " again."),
    ),
    "price-weak": (
        ("Prix de source faible", "Price from a weak source"),
        ("Des prix d’une option viennent d’une source faible.",
         "Some prices of an option come from a weak source."),
        ("Ils n’ont pas été lus chez le fournisseur ou ont été déduits.",
         "They were not read from the provider, or were inferred."),
        ("Vérifiez ces prix chez le fournisseur avant de vous y fier.",
         "Check these prices with the provider before relying on them."),
    ),
    "capacity-differs": (
        ("Capacités différentes", "Capacities differ"),
        ("Les serveurs sur place sont bien plus grands que les besoins déclarés, ou plus petits.",
         "The on-premise servers are much larger than the needs stated, or smaller."),
        ("Deux coûts ne se comparent que si les deux côtés rendent le même service.",
         "Two costs compare only if both sides give the same service."),
        ("Ne comptez sur place que la part qui sert cette charge, et seulement ce qui s’évite.",
         "Count on-premise only the share that serves this workload, and only what is avoided."),
    ),
    "capacity-unknown": (
        ("Capacité sur place inconnue", "Unknown on-premise capacity"),
        ("Un équipement sur place ne dit pas ses vCPU, sa mémoire ou son stockage.",
         "On-premise equipment does not tell its vCPUs, its memory or its storage."),
        ("Rien ne montre alors que les deux côtés rendent le même service.",
         "Nothing then shows that both sides give the same service."),
        ("Donnez vcpu et memory_gib de chaque serveur, et tib de chaque unité de stockage, sous"
         " on_premise.",
         "Give vcpu and memory_gib for each server, and tib for each storage unit, under"
         " on_premise."),
    ),
    "exchange-rate-default": (
        ("Taux de change par défaut", "Default exchange rate"),
        ("Des prix en dollars américains sont convertis au taux par défaut.",
         "Prices in United States dollars are converted at the default rate."),
        ("Le fichier ne donne pas de taux.", "The file gives no rate."),
        ("Ajoutez le taux du jour de la Banque du Canada sous cost, exchange_rates.",
         "Add the Bank of Canada’s rate of the day under cost, exchange_rates."),
    ),
    "own-price-expired": (
        ("Prix de votre liste périmé", "Price of your list expired"),
        ("Un prix ou un rabais de votre propre liste ne vaut plus au jour de l’évaluation.",
         "A price or a discount of your own list no longer holds on the day of the assessment."),
        ("Un prix négocié n’engage le fournisseur que jusqu’à sa fin.",
         "A negotiated price binds the supplier only until its end."),
        ("Mettez à jour les tables catalog/own-prices.csv et catalog/discounts.csv de votre"
         " couche.",
         "Update the tables catalog/own-prices.csv and catalog/discounts.csv of your layer."),
    ),
    "service-differs": (
        ("Service différent d’un côté à l’autre", "Service differs between sides"),
        ("Une option compte une part du service que l’autre côté ne compte pas.",
         "An option counts a part of the service that the other side does not count."),
        ("Deux coûts ne se comparent que si les deux côtés rendent le même service.",
         "Two costs compare only if both sides give the same service."),
        ("Donnez ce coût du côté où il manque, ou dites qu’il y est nul.",
         "Give this cost on the side that lacks it, or say that it is nil there."),
    ),
    "commitment-differs": (
        ("Engagement inégal", "Unequal commitment"),
        ("Une option infonuagique est au prix d’un engagement, et une autre ne peut l’être faute de"
         " prix connu.",
         "A cloud option is at a committed price, and another cannot be for want of a known"
         " price."),
        ("Une partie de leur écart vient de l’engagement et non du fournisseur.",
         "Part of their difference comes from the commitment and not from the provider."),
        ("Demandez une soumission pour la même durée, ou inscrivez le prix engagé dans la table"
         " catalog/own-prices.csv de votre couche.",
         "Ask for a quote for the same length, or enter the committed price in the table"
         " catalog/own-prices.csv of your layer."),
    ),
    "existing-ends": (
        ("Licence ou contrat qui finit dans l’horizon",
         "Licence or contract ending in the horizon"),
        ("Une licence ou un contrat déjà détenu finit avant la fin de la comparaison.",
         "A licence or contract already held ends before the comparison does."),
        ("Il ne couvre son besoin que jusqu’à sa fin ; ensuite, le nouveau service est payé.",
         "It covers its need only until its end; then the new service is paid for."),
        ("Prévoyez le renouvellement ou l’achat avant cette fin.",
         "Plan the renewal or the purchase before this end."),
    ),
    "existing-not-counted": (
        ("Acquis sans effet sur les coûts", "Held item without effect on costs"),
        ("Une licence ou un contrat déjà détenu ne change aucun coût de la comparaison.",
         "A licence or contract already held changes no cost of the comparison."),
        ("Il a pris fin, ou le fichier ne le relie à aucun besoin.",
         "It has ended, or the file links it to no need."),
        ("Complétez acquisition, existing, ou retirez cet acquis.",
         "Complete acquisition, existing, or remove this item."),
    ),
    "quote-expired": (
        ("Soumission périmée", "Quote expired"),
        ("Une soumission n’est plus valide au jour de l’évaluation : elle ne compte pas.",
         "A quote is no longer valid on the day of the assessment: it does not count."),
        ("Un prix n’engage le fournisseur que pendant sa validité.",
         "A price binds the supplier only while it is valid."),
        ("Demandez au fournisseur de la prolonger ou d’en faire une nouvelle.",
         "Ask the supplier to extend it or to make a new one."),
    ),
    "quote-not-yet-made": (
        ("Soumission postérieure", "Quote made later"),
        ("Une soumission porte une date postérieure au jour de l’évaluation : elle ne compte pas.",
         "A quote is dated after the day of the assessment: it does not count."),
        ("L’évaluation ne retient que ce qui existait ce jour-là.",
         "The assessment takes only what existed on that day."),
        ("Évaluez à une date où elle existe, ou corrigez sa date.",
         "Assess on a day on which it exists, or correct its date."),
    ),
    "option-does-not-grow": (
        ("Option qui ne suit pas les besoins", "Option that does not follow the needs"),
        ("Des besoins croissent, et des coûts d’une option de l’organisme restent les mêmes.",
         "Some needs grow, and some costs of an option of the body stay the same."),
        ("Les autres voies paient cette croissance : les côtés ne rendraient plus le même service.",
         "The other ways pay for that growth: the sides would no longer give the same service."),
        ("Donnez growth_per_year à ces lignes, 0 si leur prix ne change pas.",
         "Give growth_per_year to these lines, 0 where their price does not change."),
    ),
    "quote-does-not-grow": (
        ("Soumission qui ne suit pas le besoin", "Quote that does not follow the need"),
        ("Une soumission paie en bloc, par mois, par an ou une fois, un besoin qui croît.",
         "A quote pays as a whole, by the month, by the year or once, for a need that grows."),
        ("Rien ne dit que ce prix couvre encore le besoin à la fin de l’horizon.",
         "Nothing says that this price still covers the need at the end of the horizon."),
        ("Demandez un prix à l’unité, ou vérifiez que ce prix vaut jusqu’à la fin de l’horizon.",
         "Ask for a price by the unit, or check that this price holds to the end of the horizon."),
    ),
    "quote-smaller-than-need": (
        ("Soumission plus petite que le besoin", "Quote smaller than the need"),
        ("Une soumission chiffre un besoin en quantité moindre que celle du fichier.",
         "A quote prices less of a need than the file asks for."),
        ("Le reste du besoin n’a pas de prix : l’option est partielle.",
         "The rest of the need has no price: the option is partial."),
        ("Corrigez « quantity » dans la soumission, ou demandez un prix pour tout le besoin.",
         "Correct “quantity” in the quote, or ask for a price for the whole need."),
    ),
    "quote-item-unmatched": (
        ("Ligne de soumission sans besoin", "Quote line without a need"),
        ("Une ligne de soumission porte un nom qu’aucun besoin ne porte, et des besoins n’ont pas"
         " de ligne.",
         "A line of a quote has a name that no need has, and some needs have no line."),
        ("Une ligne chiffre le besoin dont « item » porte l’identifiant ; sinon, c’est un ajout.",
         "A line prices the need whose id is its “item”; otherwise, it is an extra."),
        ("Nommez « item » comme le besoin.", "Name “item” as the need."),
    ),
}  # fmt: skip
"""Name, meaning, why and remedy of each."""
