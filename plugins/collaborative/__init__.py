"""The static site generator of a partnership of schools.

Data flows one way: files → typed records → catalogue → views → bytes. ``CONTRIBUTING.md`` shows the layers.
"""

__version__ = "0.1.0"
