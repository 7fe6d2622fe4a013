// retract_ground
// Delete the rows, each a block that a footprint holds.
// Parameters: $rows (list of maps: id, block)
// Columns: id
UNWIND $rows AS row
MATCH (block:Block {id: row.block})-[within:WITHIN {id: row.id}]->(:Footprint)
WITH within, within.id AS id
DELETE within
RETURN id AS id
ORDER BY id
