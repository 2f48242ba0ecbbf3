"""What the program costs, on sites that are the same each time.

python3 build.py bench                      builds of 200, 1,000 and 5,000 courses, and checking, three rounds
python3 build.py bench --sizes 1000 --rounds 5
python3 build.py bench checking             one of them alone; finding (in a browser) only so
"""

import argparse

from benchmarks.building import compare_builds
from benchmarks.checking import compare_checking


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("all", "building", "checking", "finding"), nargs="?", default="all")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 5000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.what in ("all", "checking"):
        compare_checking(options.rounds)
    if options.what in ("all", "building"):
        compare_builds(options.sizes, options.rounds)
    if options.what == "finding":
        from benchmarks.finding import measure_finding  # noqa: PLC0415  # the others need no browser

        measure_finding()


if __name__ == "__main__":
    main()
