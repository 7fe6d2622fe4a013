// retract_sources
// Delete the rows, each a source that facts rest on; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (source:Source {id: row.id})
WITH source, source.id AS id
DELETE source
RETURN id AS id
ORDER BY id
