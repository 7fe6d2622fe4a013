// footprint_relations
// Every relation of a footprint to one that it lies in, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: child, parent, relation, child_share, valid_from, valid_to, source, confidence,
//   registers
MATCH (child:Footprint)-[part_of:PART_OF]->(parent:Footprint)
RETURN child.id AS child, parent.id AS parent, part_of.relation AS relation,
       part_of.child_share AS child_share, part_of.valid_from AS valid_from,
       part_of.valid_to AS valid_to, part_of.source AS source, part_of.confidence AS confidence,
       part_of.registers AS registers
ORDER BY part_of.id
