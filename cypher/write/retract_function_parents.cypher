// retract_function_parents
// Part each function of the rows from the parent that it had.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (function:Function {id: row.id})-[child_of:CHILD_OF]->(:Function)
WITH child_of, function.id AS id
DELETE child_of
RETURN id AS id
ORDER BY id
