// retract_blocks
// Delete the rows, each a block, with its people; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (block:Block {id: row.id})
WITH block, block.id AS id
DELETE block
RETURN id AS id
ORDER BY id
