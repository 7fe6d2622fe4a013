// footprints
// Write the rows, each a footprint, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (footprint:Footprint {id: row.id})
SET footprint += row.properties
RETURN footprint.id AS id
ORDER BY id
