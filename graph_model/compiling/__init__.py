"""Publishers' files and registers to one register: what exists, on which ground, since when, and who answers to whom."""
