"""Emails that the office sends: each month's listing, and what is new, changed or closing soon."""
