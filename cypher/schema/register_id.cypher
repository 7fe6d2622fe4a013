// register_id
// The id of every Register is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT register_id IF NOT EXISTS
FOR (register:Register)
REQUIRE register.id IS UNIQUE
