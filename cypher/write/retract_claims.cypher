// retract_claims
// Delete the rows, each a claim of completeness; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (claim:Claim {id: row.id})
WITH claim, claim.id AS id
DELETE claim
RETURN id AS id
ORDER BY id
