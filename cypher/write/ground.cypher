// ground
// Write the rows, each a block that a footprint holds, whether it was there or not.
// A row whose ends are not there writes nothing, and its id is not returned.
// Parameters: $rows (list of maps: id, block, footprint, properties)
// Columns: id
UNWIND $rows AS row
MATCH (block:Block {id: row.block})
MATCH (footprint:Footprint {id: row.footprint})
MERGE (block)-[within:WITHIN {id: row.id}]->(footprint)
SET within += row.properties
RETURN within.id AS id
ORDER BY id
