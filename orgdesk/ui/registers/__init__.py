"""Services, supplies, positions and people as lists that one edits."""
