// statutory_holders
// Every type of body that holds a function by law, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: function, role, holder_type, footprint_level, legal_basis, certainty, confidence,
//   proposed_end, subject_type, only_for, group, optional, valid_from, valid_to, registers
MATCH (holder:StatutoryHolder)
RETURN holder.function AS function, holder.role AS role, holder.holder_type AS holder_type,
       holder.footprint_level AS footprint_level, holder.legal_basis AS legal_basis,
       holder.certainty AS certainty, holder.confidence AS confidence,
       holder.proposed_end AS proposed_end, holder.subject_type AS subject_type,
       holder.only_for AS only_for, holder.group AS group, holder.optional AS optional,
       holder.valid_from AS valid_from, holder.valid_to AS valid_to, holder.registers AS registers
ORDER BY holder.id
