"""Courses: the lists of them, the finder, and the page of each."""
