"""What the site said before: each record as earlier commits had it, and how its sessions and meetings were revised."""
