"""Changes: between two editions of the site for the office, and after publication for subscribers."""
