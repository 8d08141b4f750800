"""Files that people and other programs open: one module a kind, `write(log, target)`."""
