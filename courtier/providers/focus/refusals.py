"""The words in which a bill is refused, with the place and what to do."""

from __future__ import annotations

from courtier.values.errors import Mistake
from courtier.values.text import Text, say

_Pair = tuple[str, str]
_REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "column-missing": (
        ("La colonne obligatoire « {column} » manque.",
         "The mandatory column “{column}” is missing."),
        ("Exportez de nouveau la facture au format FOCUS 1.0, 1.1 ou 1.2.",
         "Export the bill again in the FOCUS format 1.0, 1.1 or 1.2."),
    ),
    "column-misnamed": (
        ("La colonne « {found} » n’existe pas dans FOCUS 1.0 à 1.2 : c’est « {column} ».",
         "The column “{found}” does not exist in FOCUS 1.0 to 1.2: it is “{column}”."),
        ("Renommez-la « {column} » si elle en a le sens ; les brouillons de FOCUS avaient"
         " d’autres noms.",
         "Rename it “{column}” if it means the same; drafts of FOCUS had other names."),
    ),
    "column-twice": (
        ("La colonne « {column} » est là deux fois.", "The column “{column}” is there twice."),
        ("Gardez-en une seule.", "Keep only one of them."),
    ),
    "cell-empty": (
        ("« {column} » est vide.", "“{column}” is empty."),
        ("FOCUS veut une valeur à chaque ligne de cette colonne.",
         "FOCUS wants a value on each line of this column."),
    ),
    "not-decimal": (
        ("« {column} » : « {value} » n’est pas un nombre.",
         "“{column}”: “{value}” is not a number."),
        ("Écrivez un nombre avec un point, sans séparateur de milliers.",
         "Write a number with a point, without a thousands separator."),
    ),
    "not-instant": (
        ("« {column} » : « {value} » n’est pas un instant ISO 8601.",
         "“{column}”: “{value}” is not an ISO 8601 instant."),
        ("Écrivez par exemple 2026-11-01T00:00:00Z.", "Write for example 2026-11-01T00:00:00Z."),
    ),
    "not-currency": (
        ("« {column} » : « {value} » n’est pas un code de monnaie.",
         "“{column}”: “{value}” is not a currency code."),
        ("Écrivez trois lettres, comme CAD ou USD.", "Write three letters, such as CAD or USD."),
    ),
    "not-charge": (
        ("« {column} » : « {value} » n’est pas une catégorie de frais.",
         "“{column}”: “{value}” is not a charge category."),
        ("Écrivez Usage, Purchase, Tax, Credit ou Adjustment.",
         "Write Usage, Purchase, Tax, Credit or Adjustment."),
    ),
    "period-reversed": (
        ("La période de frais finit avant de commencer.",
         "The charge period ends before it starts."),
        ("Corrigez « ChargePeriodStart » ou « ChargePeriodEnd ».",
         "Correct “ChargePeriodStart” or “ChargePeriodEnd”."),
    ),
    "cells-uneven": (
        ("La ligne a {found} cellules, l’en-tête en a {wanted}.",
         "The line has {found} cells, the header has {wanted}."),
        ("Vérifiez les guillemets et les virgules de cette ligne.",
         "Check the quotation marks and the commas of this line."),
    ),
    "more-mistakes": (
        ("Il y a d’autres fautes ; les {shown} premières sont dites.",
         "There are other mistakes; the first {shown} are told."),
        ("Corrigez-les, puis relancez.", "Correct them, then run again."),
    ),
    "too-varied": (
        ("La facture a plus de {most} combinaisons de service, d’unité et de monnaie.",
         "The bill has more than {most} combinations of service, unit and currency."),
        ("Une telle facture n’est pas au format FOCUS : vérifiez ses colonnes.",
         "Such a bill is not in the FOCUS format: check its columns."),
    ),
    "no-usage": (
        ("La facture n’a aucune ligne d’usage : aucun jour n’est couvert.",
         "The bill has no line of usage: no day is covered."),
        ("Donnez une facture dont « ChargeCategory » vaut Usage à certaines lignes.",
         "Give a bill where “ChargeCategory” is Usage on some lines."),
    ),
    "not-focus": (
        ("Ce fichier n’est pas une facture FOCUS : il n’en a aucune colonne.",
         "This file is no FOCUS bill: it has none of its columns."),
        ("Exportez la facture au format FOCUS 1.0, 1.1 ou 1.2, en CSV ou en Parquet.",
         "Export the bill in the FOCUS format 1.0, 1.1 or 1.2, as CSV or Parquet."),
    ),
    "not-table": (
        ("Ce n’est pas un fichier CSV lisible : {why}.", "This is not a readable CSV file: {why}."),
        ("Donnez un fichier CSV en UTF-8 ou un fichier Parquet.",
         "Give a CSV file in UTF-8 or a Parquet file."),
    ),
    "not-parquet": (
        ("Ce fichier Parquet ne peut être lu.", "This Parquet file cannot be read."),
        ("Exportez-le de nouveau, ou donnez la facture en CSV.",
         "Export it again, or give the bill as CSV."),
    ),
}  # fmt: skip


def refusal(code: str, file: str, line: int | None, **values: str) -> Mistake:
    """A mistake of a bill, at a line (of a CSV file) or a row (of a Parquet file)."""
    text, help = _REFUSALS[code]
    return Mistake(
        code, file, line, None, values.get("column", ""), _said(text, values), _said(help, values)
    )


def _said(pair: _Pair, values: dict[str, str]) -> Text:
    return say(*pair, **values)
