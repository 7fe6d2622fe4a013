// rights
// Write each decision right of the rows, with its holder and its footprint.
// A row whose holder or footprint is not there writes nothing, and its id is not returned.
// Parameters: $rows (list of maps: id, organisation, footprint, properties)
// Columns: id
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.organisation})
MATCH (footprint:Footprint {id: row.footprint})
MERGE (right:DecisionRight {id: row.id})
SET right += row.properties
MERGE (right)-[:HELD_BY]->(organisation)
MERGE (right)-[:FOR]->(footprint)
RETURN right.id AS id
ORDER BY id
