"""Typed, immutable records that editors write as Markdown with front matter; one module for each kind."""
