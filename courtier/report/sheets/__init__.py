"""The sheets of the catalogue: one record as a buyer reads it, for every output."""
