"""The catalogue: one module a rule, folders by family."""
