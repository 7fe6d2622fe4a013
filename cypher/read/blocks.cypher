// blocks
// Every block, with its people, with the registers that state it.
// Parameters: none
// Columns: id, population, registers
MATCH (block:Block)
RETURN block.id AS id, block.population AS population, block.registers AS registers
ORDER BY block.id
