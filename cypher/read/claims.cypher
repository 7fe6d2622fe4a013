// claims
// Every claim of completeness, with the registers that state it.
// An undated row is returned with null dates: not known, which is not the same as absent.
// Parameters: none
// Columns: about, subject, footprint, valid_from, valid_to, registers
MATCH (claim:Claim)
RETURN claim.about AS about, claim.subject AS subject, claim.footprint AS footprint,
       claim.valid_from AS valid_from, claim.valid_to AS valid_to, claim.registers AS registers
ORDER BY claim.id
