"""What the office sends round: each month, and what is new, changed and closing soon."""
