"""The rules of the master: one rule is one file here, one file of test cases, one entry in docs/検査規則.md."""
