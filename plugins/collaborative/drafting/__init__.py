"""New files from a few answers: which are asked for, what the file is called, and what it says."""
