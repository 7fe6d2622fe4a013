"""Files to entities: a register is read whole, and every fault of it is told at once."""
