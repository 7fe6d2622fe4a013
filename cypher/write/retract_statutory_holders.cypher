// retract_statutory_holders
// Delete the rows, each a type of body that holds a function by law; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (holder:StatutoryHolder {id: row.id})
WITH holder, holder.id AS id
DELETE holder
RETURN id AS id
ORDER BY id
