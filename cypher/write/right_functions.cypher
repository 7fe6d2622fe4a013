// right_functions
// Join each decision right of the rows to its function.
// A right over all functions ("*") has none, and its id is not returned.
// Parameters: $rows (list of maps: id, function)
// Columns: id
UNWIND $rows AS row
MATCH (right:DecisionRight {id: row.id})
MATCH (function:Function {id: row.function})
MERGE (right)-[:OVER]->(function)
RETURN right.id AS id
ORDER BY id
