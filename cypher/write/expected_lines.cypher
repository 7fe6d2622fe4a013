// expected_lines
// Write the rows, each a line that the law expects of a type of body, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (expected:ExpectedLine {id: row.id})
SET expected += row.properties
RETURN expected.id AS id
ORDER BY id
