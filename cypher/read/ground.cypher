// ground
// Every block that a footprint holds, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: block, footprint, valid_from, valid_to, registers
MATCH (block:Block)-[within:WITHIN]->(footprint:Footprint)
RETURN block.id AS block, footprint.id AS footprint, within.valid_from AS valid_from,
       within.valid_to AS valid_to, within.registers AS registers
ORDER BY within.id
