// footprints
// Every footprint, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: id, name, level, gss_code, ods_code, purpose, valid_from, valid_to, source, confidence,
//   registers
MATCH (footprint:Footprint)
RETURN footprint.id AS id, footprint.name AS name, footprint.level AS level,
       footprint.gss_code AS gss_code, footprint.ods_code AS ods_code, footprint.purpose AS purpose,
       footprint.valid_from AS valid_from, footprint.valid_to AS valid_to,
       footprint.source AS source, footprint.confidence AS confidence,
       footprint.registers AS registers
ORDER BY footprint.id
