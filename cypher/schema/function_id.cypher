// function_id
// The id of every Function is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT function_id IF NOT EXISTS
FOR (function:Function)
REQUIRE function.id IS UNIQUE
