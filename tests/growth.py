"""How the work on a text grows with its length, in CPU seconds: what else the machine does is not counted."""

import gc
import time
from collections.abc import Callable

LENGTH = 40_000
ROUNDS = 3
TOO_SHORT = 0.08  # seconds that cannot be measured


def square_growth(work: Callable[[str], object], piece: str) -> str:
    """Compare the work on a repeated piece with that on twice as much; say by how much it grew, if that is too much.

    What grows with the length doubles, and what grows with its square takes four times as long. The limit is 2.7
    times. The best of three rounds counts, or of six where three say that it is too much.
    """
    text = (piece * (2 * LENGTH // len(piece) + 1))[: 2 * LENGTH]
    once, twice = float("inf"), float("inf")
    for _ in range(2):
        for _ in range(ROUNDS):
            once, twice = min(once, _seconds(work, text[:LENGTH])), min(twice, _seconds(work, text))
        if twice < 2.7 * once + TOO_SHORT:
            return ""
    return f"{LENGTH:,} characters took {once:.2f} s, twice as many {twice:.2f} s"


def _seconds(work: Callable[[str], object], text: str) -> float:
    gc.disable()
    try:
        began = time.process_time()
        work(text)
        return time.process_time() - began
    finally:
        gc.enable()
