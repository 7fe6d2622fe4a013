// change_id
// The id of every Change is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT change_id IF NOT EXISTS
FOR (change:Change)
REQUIRE change.id IS UNIQUE
