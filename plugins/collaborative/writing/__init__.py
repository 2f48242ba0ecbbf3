"""Values → Markdown files with front matter: the opposite of loading."""
