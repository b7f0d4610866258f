"""The tree of agencies and units, and that of functions."""
