"""The reference data that travels with the program: roles, policy, limits, structures, examples."""
