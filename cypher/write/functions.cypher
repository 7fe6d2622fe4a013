// functions
// Write the rows, each a field of decision, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (function:Function {id: row.id})
SET function += row.properties
RETURN function.id AS id
ORDER BY id
