// touch_load
// Say how far the load is. No row where the mark was taken by another loader.
// Parameters: $token (of this load), $written (rows), $total (rows), $at (text, UTC)
// Columns: written
MATCH (load:Load {token: $token})
SET load.written = $written, load.total = $total, load.touched_at = $at
RETURN load.written AS written
ORDER BY written
