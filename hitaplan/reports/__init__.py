"""Word documents: the words that are put into the template of each."""
