// retract_covers
// Delete the rows, each a footprint that an organisation works for.
// Parameters: $rows (list of maps: id, organisation)
// Columns: id
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisation})-[cover:COVERS {id: row.id}]->(:Footprint)
WITH cover, cover.id AS id
DELETE cover
RETURN id AS id
ORDER BY id
