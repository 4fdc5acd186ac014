"""How long the reports of a large province take and how large they are: `python bench/report.py`.

204 agencies x 43 indicators, every quote another one of 200 Thai letters, 40 earlier scans.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reports import as_html, as_xlsx, chromium
from reports.as_pdf import write as write_pdf
from tests.reports.sample import wide

AGENCIES, INDICATORS = 204, 43
BOUNDS = {"html": (5.0, 5_000_000), "xlsx": (5.0, None), "xlsx, a sheet an agency": (None, None), "pdf": (None, None)}


def main() -> int:
    """Print a line for each form; 1 where a bound is broken."""
    report = wide(AGENCIES, INDICATORS)
    forms: dict[str, Callable[[], bytes]] = {
        "html": lambda: as_html.render(report, "th").encode(),
        "xlsx": lambda: as_xlsx.write(report, "th"),
        "xlsx, a sheet an agency": lambda: as_xlsx.write(report, "th", agency_sheets=True),
    }
    if chromium.found():
        forms["pdf"] = lambda: write_pdf(report, "th")
    print(f"{AGENCIES} agencies x {INDICATORS} indicators")
    return max([_measure(name, make) for name, make in forms.items()])


def _measure(name: str, make: Callable[[], bytes]) -> int:
    began = time.perf_counter()
    size = len(make())
    seconds = time.perf_counter() - began
    most_seconds, most_bytes = BOUNDS[name]
    broken = (most_seconds is not None and seconds > most_seconds) or (most_bytes is not None and size > most_bytes)
    print(f"  {name:24} {seconds:6.2f} s {size / 1e6:7.2f} MB{'  over its bound' if broken else ''}")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
