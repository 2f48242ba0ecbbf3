"""Courses: lists, the finder, and each course's page."""
