"""The revision of the plan: what is to be looked at, and how two plans differ."""
