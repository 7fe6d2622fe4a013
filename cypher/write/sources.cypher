// sources
// Write the rows, each a source that facts rest on, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (source:Source {id: row.id})
SET source += row.properties
RETURN source.id AS id
ORDER BY id
