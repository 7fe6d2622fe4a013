// covers
// Write the rows, each a footprint that an organisation works for, whether it was there or not.
// A row whose ends are not there writes nothing, and its id is not returned.
// Parameters: $rows (list of maps: id, organisation, footprint, properties)
// Columns: id
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisation})
MATCH (footprint:Footprint {id: row.footprint})
MERGE (organisation)-[cover:COVERS {id: row.id}]->(footprint)
SET cover += row.properties
RETURN cover.id AS id
ORDER BY id
