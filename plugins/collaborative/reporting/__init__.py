"""Problems and changes as text: for a terminal, for GitHub, for programs. Nothing here reads or writes a file."""
