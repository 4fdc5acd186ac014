"""Writes the golden files anew: `python tools/make_golden.py [NAME …]`; read the diff before you commit it.

Each writer gives file names below the root and what is to stand in them; the tests of its folder compare with the same.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the writers stand beside their tests, which are no installed package

Golden = Iterator[tuple[Path, bytes]]


def main(names: Sequence[str]) -> None:
    """Run the writers of these names, or all."""
    for name in names or WRITERS:
        for path, content in WRITERS[name]():
            target = ROOT / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            print(target.relative_to(ROOT))


def _notify() -> Golden:
    from tests.notify.golden_mails import golden

    return golden()


def _reports() -> Golden:
    from tests.reports.golden_reports import golden

    return golden()


WRITERS: dict[str, Callable[[], Golden]] = {"notify": _notify, "reports": _reports}

if __name__ == "__main__":
    main(sys.argv[1:])
