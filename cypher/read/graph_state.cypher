// graph_state
// The revision of the graph, and the load that is under way or died half-way, if there is one.
// No row where nothing was ever loaded. The mark is read first: where a load ends meanwhile, the
// answer has its mark or its revision, never neither.
// Parameters: $graph (id of the one Graph)
// Columns: revision, loading
OPTIONAL MATCH (load:Load)
WITH load {.*} AS loading
MATCH (graph:Graph {id: $graph})
RETURN graph.revision AS revision, loading AS loading
ORDER BY revision
