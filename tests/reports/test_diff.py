"""A diff as table, JSONL and HTML: what broke first, and nothing from a page is more than text."""

import io
import json
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from reports import as_jsonl, diff_as_html, diff_as_table
from reports.diff_words import CHANGES, ORDER
from reports.record import ChangeRecord, DiffRecord, EvidenceRecord, ReasonRecord, schema

EVIL = "<script>alert(1)</script>\x1b[31m\x9b31m\u202e"


def reason(**values: Any) -> ReasonRecord:
    given = {"code": "http-404", "severity": "fail", "message_th": "ไม่พบหน้านี้", "message_en": "no such page", "evidence": []}
    return ReasonRecord.model_validate(given | values)


def change(**values: Any) -> ChangeRecord:
    given = {
        "change": "newly-dead", "agency": "เทศบาลตำบลบ้านตัวอย่าง", "indicator": "O1", "fiscal_year": 2565, "url": "https://www.ban.example/1",
        "division": None, "before": "pass", "after": "fail", "first_seen": "2022-03-09T01:00:04+07:00", "since_scan": 7, "lost": [], "won": [],
        "reasons": [reason()],
    }  # fmt: skip
    return ChangeRecord.model_validate(given | values)


def total(*changes: ChangeRecord) -> DiffRecord:
    counts: dict[str, int] = {}
    for one in changes:
        counts[one.change] = counts.get(one.change, 0) + 1
    return DiffRecord.model_validate(
        {
            "fiscal_year": 2565, "old_scan": 6, "new_scan": 7, "old_started_at": "2022-03-08T01:00:00+07:00",
            "new_started_at": "2022-03-09T01:00:00+07:00", "agencies": len(changes), "changes": counts,
        }
    )  # fmt: skip


def table(*changes: ChangeRecord, lang: str = "en", width: int = 120) -> str:
    out = io.StringIO()
    diff_as_table.render([*changes, total(*changes)], lang, Console(file=out, width=width))
    return out.getvalue()


def html(*changes: ChangeRecord, lang: str = "en") -> str:
    return "".join(diff_as_html.render([*changes, total(*changes)], lang))


def test_records_follow_the_printed_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    lines = list(as_jsonl.render([change(), change(change="withdrawn", after=None, reasons=[]), total(change())]))
    assert [json.loads(line)["kind"] for line in lines] == ["change", "change", "diff"]
    assert all(line.endswith("\n") for line in lines)
    for line in lines:
        validator.validate(json.loads(line))
    assert "เทศบาล" in lines[0]


def test_what_broke_comes_first_in_the_table() -> None:
    text = table(
        change(change="withdrawn", after=None, indicator="O9", reasons=[]), change(change="repaired", after="pass"), change()
    )
    assert text.index("newly dead") < text.index("repaired") < text.index("withdrawn")
    assert "pass → fail" in text
    assert "9 Mar 2022 01:00" in text
    assert "no such page" in text
    assert "newly dead 1 · repaired 1 · withdrawn 1" in text


def test_what_was_lost_and_won() -> None:
    one = change(change="changed-content", after="pass", reasons=[reason(severity="warn")], lost=["ผังโครงสร้าง"], won=["วันที่"])
    text = table(one)
    assert "lost: ผังโครงสร้าง" in text
    assert "won: วันที่" in text
    assert "no such page" not in text  # a warning is nothing to do
    assert "หายไป: ผังโครงสร้าง<br>เพิ่มมา: วันที่" in html(one, lang="th")


@pytest.mark.parametrize(("lang", "said"), [("th", "ไม่มีอะไรเปลี่ยน"), ("en", "Nothing changed")])
def test_nothing_changed(lang: str, said: str) -> None:
    assert said in table(lang=lang)
    assert said in html(lang=lang)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_kind_has_a_name(lang: str) -> None:
    assert set(CHANGES[lang]) == set(ORDER)
    for kind in ORDER:
        assert CHANGES[lang][kind] in html(change(change=kind), lang=lang)


def test_hostile_text_stays_text() -> None:
    evil = change(agency=EVIL, url=f"javascript:{EVIL}", indicator=EVIL, lost=[EVIL], reasons=[
        reason(message_en=EVIL, evidence=[EvidenceRecord(url="x", where="y", quote=EVIL)])
    ])  # fmt: skip
    page, text = html(evil), table(evil)
    [line] = as_jsonl.render([evil])
    assert ChangeRecord.model_validate_json(line) == evil
    assert "<script" not in page
    assert "href" not in page
    for shown in (page, text, line):
        assert not set("\x1b\x9b\u202e") & set(shown)


def test_only_web_addresses_are_links() -> None:
    assert '<a href="https://www.ban.example/1?a=1&amp;b=&quot;"' in html(change(url='https://www.ban.example/1?a=1&b="'))
    assert "<a" not in html(change(url="ftp://www.ban.example/1"))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = html(change(), lang="th")
    assert page.startswith('<!doctype html>\n<html lang="th">')
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert "src=" not in page
    assert "<link" not in page


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_no_code_verdict_or_time_is_cut(width: int, lang: str) -> None:
    address = f"https://www.ban.example/{'plan-of-procurement/' * 6}?start=20"
    kinds = [change(change=kind, indicator="O18.1", url=address, before="review", reasons=[reason()] * 2) for kind in ORDER]
    text = table(*kinds, change(lost=["งบประมาณ"], agency="องค์การบริหารส่วนตำบลทุ่งสมมุติสามัคคีธรรม"), lang=lang, width=width)
    assert "…" not in text
    assert "O18.1" in text
    assert ("9 Mar 2022" if lang == "en" else "9 มี.ค. 2565") in text
    assert all(CHANGES[lang][kind] in text for kind in ORDER)
    assert text.replace("\n", "").replace(" ", "").count("plan-of-procurement/") > 6 * 3  # wrapped, not cut
    assert ("→ fail" in text or "→ ไม่ผ่าน" in text) is (width >= 120)


def test_a_code_that_is_none_leaves_room_for_the_rest() -> None:
    assert "no such page" in table(change(indicator="O" * 300), width=80)
