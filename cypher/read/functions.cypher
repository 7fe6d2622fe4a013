// functions
// Every field of decision, with the registers that state it.
// Parameters: none
// Columns: id, name, parent, group, accountable_to, legal_basis, confidence, note, registers
MATCH (function:Function)
RETURN function.id AS id, function.name AS name, function.parent AS parent, function.group AS group,
       function.accountable_to AS accountable_to, function.legal_basis AS legal_basis,
       function.confidence AS confidence, function.note AS note, function.registers AS registers
ORDER BY function.id
