"""What is written in texts, and where their links lead."""
