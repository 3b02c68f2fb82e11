"""The terminal: what is printed, and click's own words in Japanese."""
