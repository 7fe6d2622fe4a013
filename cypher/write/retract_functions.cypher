// retract_functions
// Delete the rows, each a field of decision; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (function:Function {id: row.id})
WITH function, function.id AS id
DELETE function
RETURN id
ORDER BY id
