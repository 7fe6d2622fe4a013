// reopen_finding
// Delete the acceptance of a finding. No row where there is none.
// Parameters: $id (of the finding)
// Columns: id
MATCH (acceptance:Acceptance {id: $id})
WITH acceptance, acceptance.id AS id
DELETE acceptance
RETURN id AS id
ORDER BY id
