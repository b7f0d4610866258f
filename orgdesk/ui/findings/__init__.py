"""What the rules have found, live."""
