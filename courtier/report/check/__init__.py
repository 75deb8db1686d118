"""The formats of a check, all written from one result: no format computes anything."""
