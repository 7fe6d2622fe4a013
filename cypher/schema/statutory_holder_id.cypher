// statutory_holder_id
// The id of every StatutoryHolder is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT statutory_holder_id IF NOT EXISTS
FOR (holder:StatutoryHolder)
REQUIRE holder.id IS UNIQUE
