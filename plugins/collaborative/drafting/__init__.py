"""New files from a few answers: what is asked, what the file is called, and what it says."""
