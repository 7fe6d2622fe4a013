// graph_id
// The id of every Graph is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT graph_id IF NOT EXISTS
FOR (graph:Graph)
REQUIRE graph.id IS UNIQUE
