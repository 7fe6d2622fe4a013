// organisation_id
// The id of every Organisation is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT organisation_id IF NOT EXISTS
FOR (organisation:Organisation)
REQUIRE organisation.id IS UNIQUE
