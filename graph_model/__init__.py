"""What the graph means: words, entities, the register, the store, and the judgements made over them."""
