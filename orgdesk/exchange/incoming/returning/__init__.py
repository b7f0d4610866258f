"""Our own workbooks and forms that come back: read by their keys, compared three ways."""
