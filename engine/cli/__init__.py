"""The command line: the facade's commands in words, lines and exit codes."""
