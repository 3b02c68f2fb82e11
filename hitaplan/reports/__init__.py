"""Word documents: the templates that staff edit, and what is put into them. docxtpl is used here only."""
