"""PAR: relations between agencies and with partners outside government."""
