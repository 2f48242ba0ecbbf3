"""Write values as Markdown files with front matter: loading undone."""
