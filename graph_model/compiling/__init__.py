"""Publishers' files and registers to one register: what exists, where, since when, and who answers to whom."""
