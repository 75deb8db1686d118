"""The whole estimate as a workbook whose formulas are live."""
