// open_graph
// Make the one Graph at revision 0, if it is not there.
// Parameters: $graph (id of the one Graph)
// Columns: revision
MERGE (graph:Graph {id: $graph})
ON CREATE SET graph.revision = 0
RETURN graph.revision AS revision
ORDER BY revision
