"""The tests: of units, of the queries, of the stores, and from end to end."""
