"""Below the adapter the only layer that looks at the disk: a site's files, its git history, and the folder that is published."""
