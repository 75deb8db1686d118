"""Words that betray the other language in an output that must hold only one."""

from __future__ import annotations

import re

ENGLISH_WORDS = """
the and of with is are not no to for by from at least levels level offerings offering cost costs
missing median status criterion holder findings finding required settle route reason reasons
requirements duties year years month price prices read kind evidence unknown partial priced
undetermined eligible eligibility error warning errors warnings other others legal advice
summary skip content who what whom count severity basis mandatory
"""
ENGLISH = frozenset(ENGLISH_WORDS.split())
FRENCH_WORDS = """
le la les des du une un et est pour avec sur sous sans aucun aucune offres offre niveaux niveau
coût coûts exigences exigence obligations constats constat prix médiane état motif motifs
détenteur à au aux qui lu lue mois année ans autres indéterminé partielle chiffrée requise
manque erreur avertissement sommaire endroit gravité nombre rang vérification
"""
FRENCH = frozenset(FRENCH_WORDS.split())
NAMES = ("Ville exemple", "Règlement exemple", "Direction exemple")


def strangers(text: str, language: str) -> set[str]:
    """The words of the other language in a text; ids in brackets and invented names aside."""
    for name in NAMES:
        text = text.replace(name, "")
    text = re.sub(r"\[[^\]]*\]", "", text)
    found = set(re.findall(r"[a-zà-ÿœ]+(?=[^-\w]|$)", text.lower()))
    return found & (ENGLISH if language == "fr" else FRENCH)
