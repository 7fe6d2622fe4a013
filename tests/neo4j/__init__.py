"""Real Neo4j without a container: its jars, a dozen lines of Java that start them, and Python that starts those."""
