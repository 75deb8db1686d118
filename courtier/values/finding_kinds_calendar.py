"""The findings of the calendar of an acquisition, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

CALENDAR: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "calendar-day-missing": (
        ("Jour prévu absent", "Planned day missing"),
        ("Le fichier ne donne pas un jour dont d’autres dépendent.",
         "The file does not give a day on which others depend."),
        ("Sans ce jour, rien ne se compte : le programme ne devine pas de date.",
         "Without that day, nothing can be counted: the program does not guess a date."),
        ("Inscrivez le jour prévu sous « acquisition.dates ».",
         "Fill in the planned day under “acquisition.dates”."),
    ),
    "calendar-closing-too-early": (
        ("Clôture trop tôt", "Closing too early"),
        ("La clôture prévue vient avant le premier jour que les délais permettent.",
         "The planned closing comes before the first day that the periods allow."),
        ("Le délai de réception, la date limite des plaintes et l’écart en jours ouvrables se"
         " cumulent ; un délai trop court expose l’appel à une plainte.",
         "The receipt period, the complaint deadline and the gap in business days add up; too"
         " short a period exposes the call to a complaint."),
        ("Reportez la clôture au premier jour permis ou plus tard.",
         "Move the closing to the first lawful day or later."),
    ),
    "calendar-closing-undetermined": (
        ("Clôture indéterminée", "Closing undetermined"),
        ("Au moins un délai qui borne la clôture n’est pas connu ; le jour montré n’est qu’un"
         " minimum.",
         "At least one period that bounds the closing is not known; the day shown is only a"
         " minimum."),
        ("Un texte n’a pas été lu, ou deux sources se contredisent : le programme n’emprunte pas"
         " le délai d’un autre régime.",
         "A text was not read, or two sources contradict each other: the program does not borrow"
         " the period of another regime."),
        ("Une personne établit le délai d’après le texte qui régit l’organisme ; il se consigne"
         " dans sa couche de faits.",
         "A person settles the period from the text that governs the body; it is recorded in its"
         " layer of facts."),
    ),
    "calendar-past-longest-term": (
        ("Durée maximale dépassée", "Longest term exceeded"),
        ("Le contrat, renouvellements compris, finirait après la durée maximale du mode.",
         "The contract, renewals included, would end after the longest term of the route."),
        ("La loi compte les renouvellements dans la durée d’une commande sous entente-cadre.",
         "The law counts renewals in the term of a call-off under a framework agreement."),
        ("Raccourcissez la durée ou choisissez un autre mode de sollicitation.",
         "Shorten the term or choose another route."),
    ),
    "calendar-notice-late": (
        ("Avis d’intention tardif", "Notice of intention too late"),
        ("Le dernier jour pour publier l’avis d’intention était déjà passé à la date de référence.",
         "The last day to publish the notice of intention was already over on the reference date."),
        ("Un contrat fondé sur l’intérêt public attend la fin du délai de cet avis.",
         "A contract based on the public interest waits for the period of this notice to end."),
        ("Gardez la preuve que l’avis a paru à temps, ou reportez la conclusion du contrat.",
         "Keep the proof that the notice appeared in time, or move the conclusion."),
    ),
}  # fmt: skip
"""Name, meaning, why and remedy of each."""
