"""Checks of what editors would want to know before publication, beyond what front matter means.

An error would publish something wrong, unsafe or missing; a warning is probably a mistake. Each module has one subject
and one function from the whole site to problems. Nothing here touches the disk or the clock.
"""
