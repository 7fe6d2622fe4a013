// claim_id
// The id of every Claim is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT claim_id IF NOT EXISTS
FOR (claim:Claim)
REQUIRE claim.id IS UNIQUE
