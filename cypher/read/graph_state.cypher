// graph_state
// The revision of the graph, and the load that is under way or died half-way, if there is one.
// No row where nothing was ever loaded and no load began.
// Parameters: $graph (id of the one Graph)
// Columns: revision, loading
MATCH (graph:Graph {id: $graph})
OPTIONAL MATCH (load:Load)
RETURN graph.revision AS revision, load {.*} AS loading
ORDER BY revision
