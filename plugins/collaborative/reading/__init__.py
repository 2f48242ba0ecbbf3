"""What people type, as values: one meaning or none, never a guess between two.

Each function takes text and gives a value or raises :class:`~collaborative.problems.InputError`.
"""
