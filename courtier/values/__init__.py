"""Values that every other room uses: text, money, days, citations, findings, errors."""
