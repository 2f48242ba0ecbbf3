"""``python -m collaborative``: what ``build.py`` hands over to."""

from collaborative.cli import main

main()
