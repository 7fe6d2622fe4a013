"""England as it is shipped, held against the publishers' files and against answers worked out by hand."""
