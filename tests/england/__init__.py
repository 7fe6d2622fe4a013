"""England as it is compiled, held against the publishers' files by code that shares nothing with the compiler."""
