"""The command line: a file a command, and ``main`` that runs them."""
