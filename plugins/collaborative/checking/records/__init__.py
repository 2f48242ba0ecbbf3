"""What records say that cannot be meant: days, times, places, people, prices, names."""
