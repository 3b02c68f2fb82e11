"""The standard Word templates, one module each."""
