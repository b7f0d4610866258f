"""Finding what overlaps, is missing or conflicts: rule kit, engine, findings, rules."""
