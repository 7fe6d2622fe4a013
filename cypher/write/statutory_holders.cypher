// statutory_holders
// Write the rows, each a type of body that holds a function by law, whether it was there or not.
// Parameters: $rows (list of maps: id, properties)
// Columns: id
UNWIND $rows AS row
MERGE (holder:StatutoryHolder {id: row.id})
SET holder += row.properties
RETURN holder.id AS id
ORDER BY id
