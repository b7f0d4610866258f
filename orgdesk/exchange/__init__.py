"""Formats that an organization is read from or written to, each in a module of its own."""
