// decision_right_id
// The id of every DecisionRight is its own, and finding one by id is quick.
// Parameters: none
// Columns: none
CREATE CONSTRAINT decision_right_id IF NOT EXISTS
FOR (right:DecisionRight)
REQUIRE right.id IS UNIQUE
