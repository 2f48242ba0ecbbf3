"""Checks of files by name, kind and place, and of the pictures among them."""
