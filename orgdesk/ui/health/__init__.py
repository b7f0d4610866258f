"""The health of the organization: its figures on cards, for all of government or for one agency."""
