// rights
// Every decision right, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// A right over all functions has function "*" and no Function.
// Parameters: none
// Columns: id, organisation, function, role, subject_type, footprint, legal_basis, certainty,
//   basis, valid_from, valid_to, source, confidence, registers
MATCH (organisation:Organisation)<-[:HELD_BY]-(right:DecisionRight)-[:FOR]->(footprint:Footprint)
RETURN right.id AS id, organisation.id AS organisation, right.function AS function,
       right.role AS role, right.subject_type AS subject_type, footprint.id AS footprint,
       right.legal_basis AS legal_basis, right.certainty AS certainty, right.basis AS basis,
       right.valid_from AS valid_from, right.valid_to AS valid_to, right.source AS source,
       right.confidence AS confidence, right.registers AS registers
ORDER BY right.id
