// load_id
// The id of every Load is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT load_id IF NOT EXISTS
FOR (load:Load)
REQUIRE load.id IS UNIQUE
