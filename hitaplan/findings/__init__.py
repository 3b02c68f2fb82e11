"""Findings: what is wrong, where, and how to mend it; and failures, after which nothing more can be done."""
