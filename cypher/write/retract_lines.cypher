// retract_lines
// Delete the rows, each a accountability line, of whichever family.
// Parameters: $rows (list of maps: id, subject)
// Columns: id
UNWIND $rows AS row
MATCH (subject:Organisation {id: row.subject})-[line:ACCOUNTABLE_TO|FUNDED_BY|CONNECTED_TO {id: row.id}]->(:Organisation)
WITH line, line.id AS id
DELETE line
RETURN id AS id
ORDER BY id
