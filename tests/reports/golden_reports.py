"""The reports whose whole text is kept in `golden/`, in both languages."""

from collections.abc import Iterator
from pathlib import Path

from reports import as_evidence, as_html, as_pdf
from tests.reports import sample

FOLDER = Path("tests/reports/golden")


def golden() -> Iterator[tuple[Path, bytes]]:
    """File names below the root, and what is to stand in them."""
    for lang in ("th", "en"):
        pages = {
            "report": as_html.render(sample.report(), lang),
            "agency-paper": as_pdf.render(sample.only(0), lang),
            "province-paper": as_pdf.render(sample.report(), lang),
            "evidence": as_evidence.render(sample.sheet(), lang),
        }
        for name, page in pages.items():
            yield FOLDER / f"{name}-{lang}.html", page.encode("utf-8")
