// organisations
// Write the rows, each a organisation, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (organisation:Organisation {id: row.id})
SET organisation += row.properties
RETURN organisation.id AS id
ORDER BY id
