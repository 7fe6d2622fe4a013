// glossary
// Write the rows, each a term of the glossary, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (entry:Term {id: row.id})
SET entry += row.properties
RETURN entry.id AS id
ORDER BY id
