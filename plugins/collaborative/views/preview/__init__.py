"""Views that only the preview has: its bar and its page of problems."""
