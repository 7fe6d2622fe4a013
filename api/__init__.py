"""The front doors: HTTP and the command line. Thin: parse, one use case, print."""
