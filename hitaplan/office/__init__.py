"""Office files as such: what a file really is, cells, tables out, and packages that are the same bytes every time."""
