// begin_load
// Mark that a register is being loaded, unless another load is marked already.
// The token of the answer is the one that holds the mark.
// Parameters: $load (id of the one Load), $properties (map)
// Columns: loading
MERGE (load:Load {id: $load})
ON CREATE SET load += $properties
RETURN load {.*} AS loading
ORDER BY load.token
