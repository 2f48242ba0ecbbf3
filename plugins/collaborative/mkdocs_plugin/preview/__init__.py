"""The preview of ``build.py serve``: builds after each save, and a server that always has a page to show."""
