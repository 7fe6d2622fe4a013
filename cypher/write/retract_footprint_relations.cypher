// retract_footprint_relations
// Delete the rows, each a relation of a footprint to one that it lies in.
// Parameters: $rows (list of maps: id, child)
// Columns: id
UNWIND $rows AS row
MATCH (child:Footprint {id: row.child})-[part_of:PART_OF {id: row.id}]->(:Footprint)
WITH part_of, part_of.id AS id
DELETE part_of
RETURN id AS id
ORDER BY id
