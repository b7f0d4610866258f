"""AUT: power to decide, where it comes from, and to whom it answers (authority)."""
