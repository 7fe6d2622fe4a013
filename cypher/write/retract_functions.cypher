// retract_functions
// Delete the rows, each a field of decision, with what joins it to parent and children;
// nothing else may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (function:Function {id: row.id})
WITH function, function.id AS id
DETACH DELETE function
RETURN id AS id
ORDER BY id
