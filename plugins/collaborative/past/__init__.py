"""The site's past: each record at earlier commits, and the revisions of its sessions and meetings."""
