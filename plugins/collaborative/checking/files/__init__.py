"""Files by their names, kinds and places, and the pictures among them."""
