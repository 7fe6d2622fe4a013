// accept_finding
// Write that a finding is accepted, in the place of an earlier acceptance of it if there is one.
// Parameters: $id (of the finding), $properties (map)
// Columns: id
MERGE (acceptance:Acceptance {id: $id})
SET acceptance += $properties
RETURN acceptance.id AS id
ORDER BY id
