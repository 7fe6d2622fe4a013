// finish_load
// Take the mark away. No row where the mark was taken by another loader.
// Parameters: $token (of this load)
// Columns: token
MATCH (load:Load {token: $token})
WITH load, load.token AS token
DELETE load
RETURN token AS token
ORDER BY token
