"""Checks for implausible values in records: days, times, places, people, prices, names."""
