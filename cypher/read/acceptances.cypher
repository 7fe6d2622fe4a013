// acceptances
// Every finding that was accepted and not reopened since, also where its day is over.
// Parameters: none
// Columns: finding, reason, until, by, at
MATCH (acceptance:Acceptance)
RETURN acceptance.id AS finding, acceptance.reason AS reason, acceptance.until AS until,
       acceptance.by AS by, acceptance.at AS at
ORDER BY finding
