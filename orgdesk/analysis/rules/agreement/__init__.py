"""AGR: whether the officials agree with each other, and with the matrix, on who does what."""
