"""Developer tools; no site needs them."""
