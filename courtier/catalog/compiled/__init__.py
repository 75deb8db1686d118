"""The whole catalogue against many workloads at once: the verdicts of ``match``, by arrays.

No rule is written here. The judges of the catalogue are called on one representative of each
class, on days that record what they are compared with; arrays only spread what they answered.
"""
