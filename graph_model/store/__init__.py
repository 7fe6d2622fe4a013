"""The only folder that speaks Bolt: the connection, the embedded server and the repository."""
