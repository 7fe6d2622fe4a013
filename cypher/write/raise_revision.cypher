// raise_revision
// Set the revision of the graph and say which register was loaded whole.
// Parameters: $graph (id of the one Graph), $revision (integer), $register (map: id, loaded_at, revision, rows)
// Columns: revision
MATCH (graph:Graph {id: $graph})
MERGE (register:Register {id: $register.id})
SET graph.revision = $revision, register += $register
RETURN graph.revision AS revision
ORDER BY revision
