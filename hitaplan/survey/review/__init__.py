"""見直し: the candidates with their reasons, the 見直し照会票 of each department, and reading it back."""
