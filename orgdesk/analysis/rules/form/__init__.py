"""FFF: structure that does not follow from function, function that serves no mission."""
