"""docs/mail.md names every setting, and no other."""

import re
import tomllib
from pathlib import Path

from notify.occasion import REMIND_BEFORE
from notify.settings import _FIELDS, MailSettings

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "mail.md").read_text(encoding="utf-8")


def test_every_setting_has_its_row() -> None:
    assert set(re.findall(r"^\| `OIT_(\w+)`", TEXT, re.MULTILINE)) == {name.upper() for name in _FIELDS}


def test_the_example_is_valid() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    found = MailSettings.from_environment({}, tomllib.loads(example)["mail"])
    assert (found.sender_name, found.office) == ("ระบบตรวจ OIT", "digest@office.example")


def test_the_days_are_those_of_the_program() -> None:
    listed = re.search(r"it is ([\d, ]+) or (\d) days before", TEXT)
    assert listed is not None
    assert {int(day) for day in re.findall(r"\d+", listed[0])} == REMIND_BEFORE
