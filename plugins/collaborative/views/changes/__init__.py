"""What changes: for the office between two editions of the site, for subscribers after a course was published."""
