"""``python -m tests.eval``: what is found in our own articles, what a change gained and lost; the floors."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .annotation import articles
from .floors import (
    FLOORS,
    FOUND,
    HERE,
    Floors,
    Measured,
    changes,
    falls,
    floors_of,
    listed,
    measured,
    read_floors,
    read_remarks,
    row,
    written,
)
from .scoring import LINES
from .wrong import described


def main(
    arguments: Sequence[str] | None = None, folder: Path = HERE, measure: Callable[[], Measured] = measured
) -> int:
    """Print what is found and raise the floors in ``folder``; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument(
        "--allow-lower", action="store_true", help="set the floors to what is reached now, lower ones too"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument(
        "--wrong",
        nargs="*",
        metavar="ARTICLE",
        help="only show what is wrong, with its paragraph",
    )
    options = parser.parse_args(arguments)
    if options.wrong is not None:
        return _show_wrong(options.wrong)
    now = measure()
    floors = _floors(folder)
    low = falls(now.table, floors) if floors else []
    listing = folder / FOUND
    before = read_remarks(listing.read_text(encoding="utf-8")) if listing.exists() else {}
    if told := str(changes(before, now.remarks) if before else ""):
        print(told)
    print(f"{'':18}{'precision':>9}{'recall':>14}{'F1':>14}{'made':>13}{'wanted':>8}")
    for line in LINES:
        print(row(line, now.table[line], floors.get(line)))
    counts = [sum(remark.startswith(what) for remark in now.remarks.values()) for what in ("right", "extra")]
    wanted = len(now.remarks) - counts[1]
    print(
        f"{counts[0]} of {wanted} quotations are right in all, {counts[1]} too many; --wrong shows the others"
    )
    if low and not options.allow_lower:
        print("\nerror: under the floor:", *low, sep="\n  ", file=sys.stderr)
        print(
            "nothing is written; put right what was lost or, if what was gained is worth it, pass"
            " --allow-lower (make eval EVAL_ARGS=--allow-lower)",
            file=sys.stderr,
        )
        return 1
    if not options.dry_run:
        (folder / FLOORS).write_text(written(floors_of(now.table)), encoding="utf-8")
        listing.write_text(listed(now.remarks), encoding="utf-8")
    return 0


def _floors(folder: Path) -> Floors:
    path = folder / FLOORS
    return read_floors(path.read_text(encoding="utf-8")) if path.exists() else {}


def _show_wrong(names: Sequence[str]) -> int:
    known = {article.name: article for article in articles()}
    if unknown := [name for name in names if name not in known]:
        print(f"error: no article {unknown[0]}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or known:
        if remarks := described(known[name]):
            print(f"## {name}", *remarks, sep="\n\n", end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
