// sources
// Every source that facts rest on, with the registers that state it.
// Parameters: none
// Columns: id, title, kind, published_on, address, registers
MATCH (source:Source)
RETURN source.id AS id, source.title AS title, source.kind AS kind,
       source.published_on AS published_on, source.address AS address, source.registers AS registers
ORDER BY source.id
