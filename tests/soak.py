"""How long the tests that are long by nature may take: ``build.py test`` runs a few of their cases, ``--soak`` all.

Hypothesis has a profile for each, without a clock and without luck: the same examples in each run.
"""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

Case = TypeVar("Case")

SHORT, LONG = "short", "soak"

settings.register_profile(SHORT, max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile(LONG, settings.get_profile(SHORT), max_examples=1_500)
settings.load_profile(SHORT)  # --hypothesis-profile=soak, which comes later, has its way


def fewer(part: int) -> settings:
    """Settings for one part of the usual number of examples, where each takes its time."""
    return settings(max_examples=settings().max_examples // part)


def some(cases: Sequence[Case], one_in: int) -> Sequence[Case]:
    """Leave out all but one in so many cases, unless this is a soak."""
    return cases if settings.get_current_profile_name() == LONG else cases[::one_in]
