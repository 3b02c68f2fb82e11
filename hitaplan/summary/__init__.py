"""Cross tables and tables out. pandas is used here only."""
