"""What only the preview shows: its bar, its problems, the office page."""
