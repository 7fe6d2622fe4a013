// function_parents
// Join each function of the rows to its parent, if it has one.
// Parameters: $rows (list of maps: id, parent)
// Columns: id
UNWIND $rows AS row
MATCH (function:Function {id: row.id})
MATCH (parent:Function {id: row.parent})
MERGE (function)-[:CHILD_OF]->(parent)
RETURN function.id AS id
ORDER BY id
