"""Match a workload with the offerings of the catalogue, and say why each is in or out."""
