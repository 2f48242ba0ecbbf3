"""The command line behind ``python build.py``, inside the private environment: one module for each command."""
