"""Whether certificates satisfy a demand: type, level, edition, service, region, date; and below."""
