"""What a report needs: nothing that only a scan or another form of report does, since a person waits for each import."""

import subprocess
import sys

import pytest

SCAN_ONLY = {"crawler", "documents", "intake", "httpx", "selectolax", "apscheduler", "alembic", "rules.judge", "scans.work"}
IMPORTED = "import sys, {modules}; print(*sys.modules)"


def imported(modules: str) -> set[str]:
    """What a fresh program has imported after these."""
    ran = subprocess.run([sys.executable, "-c", IMPORTED.format(modules=modules)], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    ("modules", "left_out"),
    [
        ("cli, scans.show_report, reports.as_html", {"xlsxwriter", "PIL", "reports.record", "rich"}),
        ("cli, scans.show_report, scans.view, reports.as_jsonl, reports.as_csv", {"xlsxwriter", "jinja2", "rich"}),
    ],
)
def test_a_report_imports_only_what_it_needs(modules: str, left_out: set[str]) -> None:
    found = imported(modules)
    assert {"sqlalchemy", "scans.show_report"} <= found
    assert not found & (SCAN_ONLY | left_out)


def test_help_needs_no_database() -> None:
    assert not imported("cli") & (SCAN_ONLY | {"sqlalchemy", "pydantic", "jinja2", "yaml"})
