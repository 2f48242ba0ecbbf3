"""Checks of texts and of where their links lead."""
