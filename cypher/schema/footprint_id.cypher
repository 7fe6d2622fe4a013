// footprint_id
// The id of every Footprint is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT footprint_id IF NOT EXISTS
FOR (footprint:Footprint)
REQUIRE footprint.id IS UNIQUE
