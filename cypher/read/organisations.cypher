// organisations
// Every organisation, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: id, name, type, ods_code, gss_code, note, valid_from, valid_to, source, confidence,
//   registers
MATCH (organisation:Organisation)
RETURN organisation.id AS id, organisation.name AS name, organisation.type AS type,
       organisation.ods_code AS ods_code, organisation.gss_code AS gss_code,
       organisation.note AS note, organisation.valid_from AS valid_from,
       organisation.valid_to AS valid_to, organisation.source AS source,
       organisation.confidence AS confidence, organisation.registers AS registers
ORDER BY organisation.id
