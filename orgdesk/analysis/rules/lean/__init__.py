"""LEA: structure beyond what the work needs (lean)."""
