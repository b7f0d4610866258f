"""Opening, saving, recovering: how documents come to the desk and leave it."""
