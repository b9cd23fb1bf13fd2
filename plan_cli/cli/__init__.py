"""The command line: options → one call → write → exit code."""
