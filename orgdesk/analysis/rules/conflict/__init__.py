"""COI: roles in one hand that should be apart, and supervision from below (authority)."""
