"""Files changed at random are read, checked and rendered without an exception, and none keeps the program at work."""

from pathlib import Path

import pytest
from tests.mutations import batch, blamed, files_of, run
from tests.soak import some

FROZEN = Path(__file__).resolve().parent.parent / "frozen"
SECONDS = 5  # of CPU time for all files of a batch together
OF_A_BATCH = 25
_, OTHERS = files_of(FROZEN)


@pytest.mark.soak
@pytest.mark.parametrize("seed", some(range(80), 20))
def test_mutated_files_give_problems_and_no_exceptions(seed: int) -> None:
    files = batch(seed, FROZEN, OF_A_BATCH)
    try:
        seconds, _ = run(files, OTHERS)
    except Exception as error:
        raise AssertionError(blamed(files, OTHERS, SECONDS)) from error
    assert seconds < SECONDS, blamed(files, OTHERS, SECONDS / 5)


def test_some_mutated_files_are_sound_so_that_they_are_rendered() -> None:
    assert sum(run(batch(seed, FROZEN, OF_A_BATCH), OTHERS)[1] for seed in range(3)) > 10
