// retract_expected_lines
// Delete the rows, each a line that the law expects of a type of body; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (expected:ExpectedLine {id: row.id})
WITH expected, expected.id AS id
DELETE expected
RETURN id AS id
ORDER BY id
