"""Tune the garbage collector for a short run."""

import atexit
import gc


def collect_seldom() -> None:
    """Collect cyclic garbage rarely: a build of 1,000 courses never does, and one of 5,000 takes 100 MB more.

    Nor is it collected when the process ends, which would take a tenth of the build's time to free what ends with it.
    """
    gc.set_threshold(1_000_000, 50, 50)
    atexit.register(gc.freeze)
