"""Access to the disk below the adapter: a site's files, its git history, and the folder that is published."""
