// glossary
// Every term of the glossary, with the registers that state it.
// Parameters: none
// Columns: term, meaning, valid_from, valid_to, source, confidence, registers
MATCH (entry:Term)
RETURN entry.term AS term, entry.meaning AS meaning, entry.valid_from AS valid_from,
       entry.valid_to AS valid_to, entry.source AS source, entry.confidence AS confidence,
       entry.registers AS registers
ORDER BY entry.id
