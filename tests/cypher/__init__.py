"""Tests of all queries: the rules that each of them keeps, and that each store takes them."""
