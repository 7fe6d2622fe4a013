"""Tests of the store, each on the embedded server and on real Neo4j."""
