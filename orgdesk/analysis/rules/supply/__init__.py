"""SUP: levels of service, and supplies that come in time."""
