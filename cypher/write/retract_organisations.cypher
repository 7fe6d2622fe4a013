// retract_organisations
// Delete the rows, each a organisation; nothing may refer to it any more.
// Parameters: $rows (list of maps: id)
// Columns: id
UNWIND $rows AS row
MATCH (organisation:Organisation {id: row.id})
WITH organisation, organisation.id AS id
DELETE organisation
RETURN id AS id
ORDER BY id
