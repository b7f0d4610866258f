"""HIE: a line of command that is broken, doubled or circular."""
