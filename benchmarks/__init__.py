"""How long a build takes, side by side with bare MkDocs and Material: ``python3 build.py bench``."""
