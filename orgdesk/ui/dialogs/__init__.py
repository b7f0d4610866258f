"""What opens above the window: palette, history, help, export."""
