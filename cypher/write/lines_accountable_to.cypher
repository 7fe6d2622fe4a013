// lines_accountable_to
// Write the rows, each a line of a kind that can carry a path.
// A row whose ends are not there writes nothing, and its id is not returned.
// Parameters: $rows (list of maps: id, subject, holder, properties)
// Columns: id
UNWIND $rows AS row
MATCH (subject:Organisation {id: row.subject})
MATCH (holder:Organisation {id: row.holder})
MERGE (subject)-[line:ACCOUNTABLE_TO {id: row.id}]->(holder)
SET line += row.properties
RETURN line.id AS id
ORDER BY id
