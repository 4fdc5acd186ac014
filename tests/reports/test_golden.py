"""Whole pages in both languages, as they were read and found good; `python tools/make_golden.py reports` writes them anew."""

from pathlib import Path

from reports import as_html, as_pdf
from tests.reports import sample
from tests.reports.golden_reports import golden

ROOT = Path(__file__).resolve().parents[2]


def test_pages_are_as_they_were() -> None:
    for path, content in golden():
        kept = (ROOT / path).read_text(encoding="utf-8")
        assert kept.splitlines() == content.decode("utf-8").splitlines(), f"{path}: read the difference, then make_golden.py"


def test_the_same_scan_gives_the_same_page() -> None:
    assert as_html.render(sample.report(), "th") == as_html.render(sample.report(), "th")
    assert as_pdf.render(sample.report(), "en") == as_pdf.render(sample.report(), "en")
