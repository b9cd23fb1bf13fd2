"""The commands: each turns its options into one call, writes what comes back, and gives the exit code."""
