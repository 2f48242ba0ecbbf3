"""Feeds and calendars, and the links that subscribe to them."""
