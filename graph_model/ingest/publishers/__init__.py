"""Readers of publishers' files, one module a format: a file is recognised by its shape and read row by row."""
