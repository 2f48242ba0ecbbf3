"""The command line: ``python build.py …`` ends up here, inside the private environment. One module a command."""
