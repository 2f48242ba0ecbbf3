"""Readers for what people type.

Each function takes text and returns a value, or raises :class:`~collaborative.problems.InputError`. Text with two
possible meanings is refused, never guessed.
"""
