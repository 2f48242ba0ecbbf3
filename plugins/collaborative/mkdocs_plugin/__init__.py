"""The adapter between MkDocs and the core: the only layer that imports mkdocs, and the home of the theme overrides."""
