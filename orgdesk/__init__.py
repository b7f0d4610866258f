"""OrgDesk: model an agency, find who answers for what, hand over the authority matrix."""

__version__ = "0.1.0"
