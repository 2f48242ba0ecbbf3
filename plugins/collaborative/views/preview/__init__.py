"""What only the preview shows: its bar and its page of problems."""
