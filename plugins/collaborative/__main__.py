"""``python -m collaborative``: what ``build.py`` hands over to."""

from collaborative.commands.main import main

main()
