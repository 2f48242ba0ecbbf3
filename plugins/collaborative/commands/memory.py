"""How often Python looks for memory that it can take back."""

import gc


def collect_seldom() -> None:
    """For one short run with few cycles: looking for them as often as Python does costs a twentieth of it."""
    gc.set_threshold(200_000, 50, 50)
