// retract_glossary
// Delete the rows, each a term of the glossary; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (entry:Term {id: row.id})
WITH entry, entry.id AS id
DELETE entry
RETURN id AS id
ORDER BY id
