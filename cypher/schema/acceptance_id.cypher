// acceptance_id
// The id of every Acceptance is its own, that of its finding, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT acceptance_id IF NOT EXISTS
FOR (acceptance:Acceptance)
REQUIRE acceptance.id IS UNIQUE
