// claims
// Write the rows, each a claim of completeness, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (claim:Claim {id: row.id})
SET claim += row.properties
RETURN claim.id AS id
ORDER BY id
