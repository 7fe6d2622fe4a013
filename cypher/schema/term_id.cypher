// term_id
// The id of every Term is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT term_id IF NOT EXISTS
FOR (term:Term)
REQUIRE term.id IS UNIQUE
