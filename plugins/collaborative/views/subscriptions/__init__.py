"""What people can follow: feeds and calendars, and the ways to take them."""
