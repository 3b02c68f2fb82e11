"""Word templates, which staff edit: what may stand in them, whether they are sound, and how they are filled in."""
