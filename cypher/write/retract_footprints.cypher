// retract_footprints
// Delete the rows, each a footprint; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (footprint:Footprint {id: row.id})
WITH footprint, footprint.id AS id
DELETE footprint
RETURN id AS id
ORDER BY id
