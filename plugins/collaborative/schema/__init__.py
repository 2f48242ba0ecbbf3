"""The keys that may be typed, read off the record types; references, forms, templates and columns use them."""
