"""Spreadsheets of any make as plain cells. Nothing here knows what an organization is."""
