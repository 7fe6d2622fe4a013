// changes
// Append changes. One that a load wrote before it died is not written twice: what it says stood
// there before is kept, and what stands there after is the last word.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (change:Change {id: row.id})
ON CREATE SET change += row.properties
ON MATCH SET change.after = row.properties.after, change.at = row.properties.at,
             change.by = row.properties.by, change.why = row.properties.why
RETURN change.id AS id
ORDER BY id
