// retract_successions
// Delete the rows, each a succession of an organisation by another.
// Parameters: $rows (list of maps: id, predecessor)
// Columns: id
UNWIND $rows AS row
MATCH (predecessor:Organisation {id: row.predecessor})-[succession:SUCCEEDED_BY {id: row.id}]->(:Organisation)
WITH succession, succession.id AS id
DELETE succession
RETURN id AS id
ORDER BY id
