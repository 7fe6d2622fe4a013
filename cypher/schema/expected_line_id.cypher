// expected_line_id
// The id of every ExpectedLine is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT expected_line_id IF NOT EXISTS
FOR (line:ExpectedLine)
REQUIRE line.id IS UNIQUE
