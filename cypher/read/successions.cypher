// successions
// Every succession of an organisation by another, with the registers that state it.
// An abolition has no successor: it points at the organisation itself, and successor is null.
// Parameters: none
// Columns: predecessor, successor, effective, type, share, source, confidence, registers
MATCH (predecessor:Organisation)-[succession:SUCCEEDED_BY]->(:Organisation)
RETURN predecessor.id AS predecessor, succession.successor AS successor,
       succession.effective AS effective, succession.type AS type, succession.share AS share,
       succession.source AS source, succession.confidence AS confidence,
       succession.registers AS registers
ORDER BY succession.id
