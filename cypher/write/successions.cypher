// successions
// Write the rows, each a succession of an organisation by another, whether it was there or not.
// A row whose ends are not there writes nothing, and its id is not returned.
// An abolition has no successor: it points at the organisation itself, and successor is null.
// Parameters: $rows (list of maps: id, predecessor, successor, properties)
// Columns: id
UNWIND $rows AS row
MATCH (predecessor:Organisation {id: row.predecessor})
MATCH (successor:Organisation {id: coalesce(row.successor, row.predecessor)})
MERGE (predecessor)-[succession:SUCCEEDED_BY {id: row.id}]->(successor)
SET succession += row.properties
RETURN succession.id AS id
ORDER BY id
