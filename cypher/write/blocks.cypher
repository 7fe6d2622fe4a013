// blocks
// Write the rows, each a block, with its people, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (block:Block {id: row.id})
SET block += row.properties
RETURN block.id AS id
ORDER BY id
