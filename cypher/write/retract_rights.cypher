// retract_rights
// Delete each decision right of the rows, with what joins it to holder, function and footprint.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (right:DecisionRight {id: row.id})
WITH right, right.id AS id
DETACH DELETE right
RETURN id AS id
ORDER BY id
