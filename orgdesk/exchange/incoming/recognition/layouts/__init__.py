"""The layouts that are recognized, a module each with its `LAYOUT`."""
