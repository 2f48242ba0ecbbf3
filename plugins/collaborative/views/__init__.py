"""What each page shows, as plain immutable values: a page is a function of its value, and of nothing else."""
