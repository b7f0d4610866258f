"""GAP: a role that nobody holds (somebody must answer)."""
