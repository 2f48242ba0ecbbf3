"""How often Python looks for memory that it can take back."""

import gc


def collect_seldom() -> None:
    """For one short run with few cycles: a build of 1,000 courses ends before Python looks, and 5,000 take 100 MB more."""
    gc.set_threshold(1_000_000, 50, 50)
