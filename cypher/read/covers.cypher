// covers
// Every footprint that an organisation works for, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: organisation, footprint, share, valid_from, valid_to, source, confidence, registers
MATCH (organisation:Organisation)-[cover:COVERS]->(footprint:Footprint)
RETURN organisation.id AS organisation, footprint.id AS footprint, cover.share AS share,
       cover.valid_from AS valid_from, cover.valid_to AS valid_to, cover.source AS source,
       cover.confidence AS confidence, cover.registers AS registers
ORDER BY cover.id
