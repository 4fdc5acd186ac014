"""A nightly run and a check side by side on one PostgreSQL database: neither disturbs the other."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from scans import commands, nightly
from storage import load
from storage import nights as runs
from storage.session import open_store
from storage.tables import RunState, ScanState

BAN, THUNG = "เทศบาลตำบลบ้านตัวอย่าง", "องค์การบริหารส่วนตำบลทุ่งสมมุติ"
OIT = [sys.executable, "-c", "from cli import main; main()"]


def test_a_check_beside_the_night(postgresql: Any, town: Any, post: Any, nights: Any, options: Any, tmp_path: Path) -> None:
    """The check is of an agency that the night looks at as well; it begins first and ends while the night is at work."""
    options = replace(options, db=postgresql.new_database(), quiet=True)
    town.answers = {f"/{n}": text for n, text in enumerate(["โครงสร้างหน่วยงาน", "ข้อมูลผู้บริหาร", "อำนาจหน้าที่"])}
    rows = {BAN: [("O1", "/0"), ("O2", "/1")], THUNG: [("O3", "/2")]}
    commands.import_(str(town.csv(tmp_path / "all.csv", rows)), options, strict=True, agency=None)
    nightly.run(options, nights.night())
    post.mails.clear()
    nights.next()
    town.answers["/0"] = 404
    asked = town.csv(tmp_path / "one.csv", {BAN: rows[BAN]})
    line = [*OIT, "check", str(asked), "--db", options.db, "--year", "2565", "--as-of", "2022-03-09", "--format", "jsonl"]
    line += ["--allow-network", "127.0.0.0/8", "--attachments", "0", "--timeout", "2"]
    with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as checking:
        assert nightly.run(options, nights.night()) == 1
        said, errors = checking.communicate(timeout=60)
    assert checking.returncode == 1, errors
    assert json.loads(said.splitlines()[0])["verdict"] == "fail"
    # Whichever of the two looked first: the change is told once, and not again the night after.
    nights.next()
    nightly.run(options, nights.night())
    assert post.to() == ["a0@ban.example", "office@office.example"]
    with open_store(options.db) as store:
        last = runs.last(store)
        assert last is not None
        assert last.state is RunState.DONE
        assert [load.scan(store, number).state for number in (1, 2, 3, 4)] == [ScanState.FINISHED] * 4  # type: ignore[union-attr]
        assert {f.verdict.value for f in load.findings(store, 4, BAN) if f.submission.indicator == "O1"} == {"fail"}
