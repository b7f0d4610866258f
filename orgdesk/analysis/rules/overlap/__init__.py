"""OVL: several units with one role where there should be one (clear roles)."""
