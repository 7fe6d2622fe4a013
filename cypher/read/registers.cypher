// registers
// Every register that was loaded whole, and at which revision.
// Parameters: none
// Columns: name, loaded_at, revision, rows
MATCH (register:Register)
RETURN register.id AS name, register.loaded_at AS loaded_at, register.revision AS revision,
       register.rows AS rows
ORDER BY name
