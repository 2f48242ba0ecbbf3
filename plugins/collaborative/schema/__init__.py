"""What may be typed, as plain values read off the record types: references, forms, templates and columns come from it."""
