// take_over_load
// Take the mark of a load that died, if it is still the one that was seen; what it has written still counts.
// Parameters: $load (id of the one Load), $token (of the load that died), $properties (map)
// Columns: loading
MATCH (load:Load {id: $load, token: $token})
SET load += $properties
RETURN load {.*} AS loading
ORDER BY load.token
