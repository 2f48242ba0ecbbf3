"""Views: everything that a page shows, as immutable values. Templates read nothing else."""
