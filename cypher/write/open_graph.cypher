// open_graph
// Make the one Graph at its first revision, if it is not there.
// Parameters: $graph (id of the one Graph), $revision (the first)
// Columns: revision
MERGE (graph:Graph {id: $graph})
ON CREATE SET graph.revision = $revision
RETURN graph.revision AS revision
ORDER BY revision
