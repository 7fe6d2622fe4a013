// block_id
// The id of every Block is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT block_id IF NOT EXISTS
FOR (block:Block)
REQUIRE block.id IS UNIQUE
