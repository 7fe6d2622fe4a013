// changes
// Every change of the graph, in the order of revisions.
// Parameters: none
// Columns: id, revision, register, kind, table, row, before, after, at, by, why
MATCH (change:Change)
RETURN change.id AS id, change.revision AS revision, change.register AS register,
       change.kind AS kind, change.table AS table, change.row AS row, change.before AS before,
       change.after AS after, change.at AS at, change.by AS by, change.why AS why
ORDER BY revision, id
