// changes
// Append changes; one that was written before is not written twice.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (change:Change {id: row.id})
SET change += row.properties
RETURN change.id AS id
ORDER BY id
