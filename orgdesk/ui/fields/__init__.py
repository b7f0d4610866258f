"""Small editors for one value each, with one protocol (`field.Field`)."""
