// move_revision
// Set the revision of the graph, where what was written is of no register.
// Parameters: $graph (id of the one Graph), $revision (integer)
// Columns: revision
MATCH (graph:Graph {id: $graph})
SET graph.revision = $revision
RETURN graph.revision AS revision
ORDER BY revision
