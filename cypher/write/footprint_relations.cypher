// footprint_relations
// Write the rows, each a relation of a footprint to one that it lies in, whether it was there or not.
// A row whose ends are not there writes nothing, and its id is not returned.
// Parameters: $rows (list of maps: id, child, parent, properties)
// Columns: id
UNWIND $rows AS row
MATCH (child:Footprint {id: row.child})
MATCH (parent:Footprint {id: row.parent})
MERGE (child)-[part_of:PART_OF {id: row.id}]->(parent)
SET part_of += row.properties
RETURN part_of.id AS id
ORDER BY id
