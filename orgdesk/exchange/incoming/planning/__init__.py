"""Whom the names on a sheet mean, and the rows that this makes or changes."""
