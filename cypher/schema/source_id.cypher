// source_id
// The id of every Source is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT source_id IF NOT EXISTS
FOR (source:Source)
REQUIRE source.id IS UNIQUE
