"""Entries -> agencies, submissions and problems, in the order of the input."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from intake.agencies import LONGEST_NAME, Agencies, is_no_agency
from intake.cells import MAX_CELL, has_controls, has_lost_letters, tidy, without_controls
from intake.codes import looks_like_code, parse_code
from intake.entry import Answer, Entry
from intake.fields import Field
from intake.same_link import same_link
from intake.urls import Split, is_nothing, split_urls
from intake.years import parse_fiscal_year
from model.submission import Agency, Problem, Submission

# 84 agencies × 43 indicators are 3,612 answers; a repetition further apart than this goes without a note, nothing else.
_REMEMBERED_ANSWERS = 100_000

Item = Agency | Submission | Problem


@dataclass(slots=True)
class Gatherer:
    """What must be remembered from row to row: the counts, the agencies and answers so far, the row above."""

    codes: Sequence[str]
    count: int = 0
    used: int = 0
    _agencies: Agencies = field(default_factory=Agencies)
    _answers: dict[int, int] = field(default_factory=dict)
    _above: tuple[str, str] = ("", "")
    _told_fill: bool = False

    def begin_table(self) -> None:
        """Forget the row above: a blank cell in the first row of a table stands for nothing."""
        self._above = ("", "")

    def take(self, entry: Entry) -> list[Item]:
        """Everything that one row gives."""
        cells = [*entry.values.values(), *(answer.url for answer in entry.answers)]
        if not any(cell.strip() for cell in cells) and not any(answer.link for answer in entry.answers):
            return []
        if max(map(len, cells), default=0) > MAX_CELL:
            return [_problem(entry.where, *_TOO_LONG)]
        given = self._long(entry) if entry.is_long else self._wide(entry)
        return [*_damage(entry), *given]

    def _wide(self, entry: Entry) -> list[Item]:
        name = tidy(entry.values.get(Field.AGENCY, ""))
        splits = [(answer, _split(answer)) for answer in entry.answers]
        has_url = any(split.urls for _, split in splits)
        if not _is_name(name) or (is_no_agency(name) and not has_url):
            return [_no_agency(entry, name)]
        agency, items = self._agency(name, entry)
        for answer, split in splits:
            items += self._submissions(entry, answer, code=answer.indicator, agency=agency, split=split)
        return items

    def _long(self, entry: Entry) -> list[Item]:
        entry, items = self._filled_down(entry)
        name = tidy(entry.values.get(Field.AGENCY, ""))
        cell = tidy(entry.values.get(Field.INDICATOR, ""))
        if not _is_name(name):
            return [*items, _no_agency(entry, name)]
        code = parse_code(cell, self.codes) if cell else None
        if code is None:
            return [*items, *self._without_code(entry, name, cell)]
        agency, news = self._agency(name, entry)
        self._above = (name, cell)
        items += news
        for answer in entry.answers:
            items += self._submissions(entry, answer, code=code, agency=agency, split=_split(answer))
        return items

    def _without_code(self, entry: Entry, name: str, cell: str) -> list[Item]:
        """A row whose indicator is blank or none of the framework's: its URL is not used, its agency may count."""
        has_url = any(answer.url.strip() or answer.link for answer in entry.answers)
        if is_no_agency(name) or (cell and not looks_like_code(cell)) or (has_url and not cell):
            return [self._no_code(entry, cell, name)]
        _, items = self._agency(name, entry)
        self._above = (name, "")
        if cell:
            return [*items, self._no_code(entry, cell, name)]
        text = (
            f"มีชื่อหน่วยงาน “{name[:80]}” แต่ไม่มีข้อและ URL จึงนับเฉพาะหน่วยงาน",
            f"agency “{name[:80]}” without indicator and URL; only the agency is counted",
        )
        return [*items, _problem(entry.where, *text, fatal=False)]

    def _filled_down(self, entry: Entry) -> tuple[Entry, list[Item]]:
        """Blank agency cells below a filled one, as spreadsheets with merged cells export them."""
        name, indicator = self._above
        if entry.values.get(Field.AGENCY, "").strip() or not name:
            return entry, []
        values = {**entry.values, Field.AGENCY: name}
        has_url = any(answer.url.strip() or answer.link for answer in entry.answers)
        if has_url and indicator and not entry.values.get(Field.INDICATOR, "").strip():
            values[Field.INDICATOR] = indicator
        filled = replace(entry, values=values)
        if self._told_fill:
            return filled, []
        self._told_fill = True
        where = entry.cell(entry.columns.get(Field.AGENCY))
        return filled, [_problem(where, *_FILLED_DOWN, fatal=False)]

    def _agency(self, name: str, entry: Entry) -> tuple[Agency, list[Item]]:
        agency, news = self._agencies.take(name, entry)
        self.used += 1
        return agency, list(news)

    def _no_code(self, entry: Entry, cell: str, name: str) -> Problem:
        where = entry.cell(entry.columns.get(Field.INDICATOR))
        if not cell:
            return _problem(where, *(_NO_INDICATOR if not is_no_agency(name) else _TOTAL))
        first, last = (self.codes[0], self.codes[-1]) if self.codes else ("?", "?")
        return _problem(
            where,
            f"ไม่รู้จักข้อ “{cell[:60]}” กรอบนี้มีข้อ {first} ถึง {last} โปรดใส่รหัสข้อหนึ่งข้อต่อแถว เช่น {first}",
            f"unknown indicator “{cell[:60]}”; this framework has {first} to {last}: give one code a row, such as {first}",
        )

    def _submissions(self, entry: Entry, answer: Answer, *, code: str, agency: Agency, split: Split) -> list[Item]:
        items: list[Item] = list(_remarks(entry, answer, split))
        if not split.urls:
            return items
        year, problems = _fiscal_year(entry)
        items += problems
        explanation, division = (tidy(entry.values.get(name, "")) or None for name in (Field.EXPLANATION, Field.DIVISION))
        for url in split.urls:
            items += self._repeated(entry, answer, key=hash((agency.name, code, url)))
            items.append(
                Submission(
                    position=self.count,
                    agency=agency.name,
                    indicator=code,
                    url=url,
                    fiscal_year=year,
                    explanation=explanation,
                    division=division,
                    where=entry.where,
                )
            )
            self.count += 1
        return items

    def _repeated(self, entry: Entry, answer: Answer, *, key: int) -> list[Problem]:
        first = self._answers.get(key)
        if first is None:
            if len(self._answers) >= _REMEMBERED_ANSWERS:
                del self._answers[next(iter(self._answers))]
            self._answers[key] = entry.number
            return []
        text = (
            f"หน่วยงาน ข้อ และ URL ซ้ำกับแถว {first} ยังตรวจให้ทั้งสองแถว",
            f"agency, indicator and URL are the same as in row {first}; both rows are checked",
        )
        return [_problem(entry.cell(answer.column), *text, fatal=False)]


_TOO_LONG = (
    f"มีช่องที่ยาวเกิน {MAX_CELL:,} ตัวอักษร จึงไม่ได้อ่านแถวนี้ โปรดแก้ช่องนั้นให้มีเฉพาะข้อมูลที่ต้องการ",
    f"a cell is longer than {MAX_CELL:,} characters; the row was not read: keep only what belongs there",
)
_FILLED_DOWN = (
    "ช่องหน่วยงานว่าง จึงใช้ชื่อหน่วยงานของแถวบน (และแถวอื่นในไฟล์นี้ที่ว่างแบบเดียวกัน)",
    "the agency cell is blank; the agency of the row above is taken (here and in further rows of this file)",
)
_NO_INDICATOR = ("ไม่มีรหัสข้อ จึงไม่ได้ใช้แถวนี้ โปรดใส่รหัสข้อ เช่น O18", "no indicator code; the row is not used: give a code such as O18")
_TOTAL = ("เป็นแถวสรุปหรือหมายเหตุ จึงไม่ได้ใช้เป็นหน่วยงาน", "a total or a remark, not an agency; the row is not used")


def _problem(where: str, message_th: str, message_en: str, *, fatal: bool = True) -> Problem:
    return Problem(where, message_th, message_en, fatal=fatal)


def _is_name(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME


def _no_agency(entry: Entry, name: str) -> Problem:
    where = entry.cell(entry.columns.get(Field.AGENCY))
    if not name:
        return _problem(
            where, "ไม่มีชื่อหน่วยงาน จึงไม่ได้ใช้แถวนี้ โปรดใส่ชื่อหน่วยงาน", "no agency name; the row is not used: give the agency"
        )
    if is_no_agency(name):
        return _problem(where, *_TOTAL)
    return _problem(
        where,
        f"ชื่อหน่วยงานยาวเกิน {LONGEST_NAME} ตัวอักษร จึงไม่ได้ใช้แถวนี้",
        f"the agency name is longer than {LONGEST_NAME} characters",
    )


def _split(answer: Answer) -> Split:
    """The URLs of a cell; where its text holds none, the address that lies under it."""
    split = split_urls(without_controls(answer.url))
    if not answer.link or any("." in url for url in split.urls):
        return split
    return Split((answer.link,))


def _remarks(entry: Entry, answer: Answer, split: Split) -> list[Problem]:
    where = entry.cell(answer.column)
    if not split.urls:
        if is_nothing(split.left_over):
            return []
        words = split.left_over[:80]
        text = (
            f"ไม่พบ URL ในข้อความ “{words}” จึงนับว่าข้อนี้ไม่มี URL",
            f"no URL in “{words}”; the indicator counts as having none",
        )
        return [_problem(where, *text, fatal=False)]
    notes: list[Problem] = []
    if split.left_over:
        words = split.left_over[:80]
        text = (
            f"ข้อความรอบ URL ไม่ได้อ่านเป็นที่อยู่: “{words}” ถ้าเป็นส่วนหนึ่งของ URL ให้แทนช่องว่างด้วย %20",
            f"words around the URL were left out: “{words}”; if they belong to the URL, write %20 for each blank",
        )
        notes.append(_problem(where, *text, fatal=False))
    if answer.link and answer.link not in split.urls and not same_link(answer.link, split.urls):
        text = (
            f"ลิงก์ที่ฝังในช่อง ({answer.link[:120]}) ไม่ตรงกับข้อความที่แสดง ใช้ข้อความที่แสดง",
            f"the link under the cell ({answer.link[:120]}) differs from its text; the text is used",
        )
        notes.append(_problem(where, *text, fatal=False))
    return notes


def _fiscal_year(entry: Entry) -> tuple[int | None, list[Problem]]:
    cell = entry.values.get(Field.FISCAL_YEAR, "").strip()
    if not cell:
        return None, []
    year = parse_fiscal_year(cell)
    if year is not None:
        return year, []
    text = (
        f"อ่านปีงบประมาณ “{cell[:40]}” ไม่ได้ ใช้ปีที่กำหนดในคำสั่ง โปรดใส่เช่น 2565",
        f"cannot read the fiscal year “{cell[:40]}”; the year of the command is used: write it like 2565",
    )
    return None, [_problem(entry.cell(entry.columns.get(Field.FISCAL_YEAR)), *text, fatal=False)]


def _damage(entry: Entry) -> list[Problem]:
    """Control characters and letters lost in decoding, in any cell that is used: said once a row."""
    cells = "\n".join([*entry.values.values(), *(answer.url for answer in entry.answers)])
    if cells.isascii() and cells.isprintable():
        return []
    notes: list[Problem] = []
    if has_controls(cells):
        text = ("มีอักขระควบคุมที่มองไม่เห็น จึงตัดออกแล้ว", "control characters were taken out")
        notes.append(_problem(entry.where, *text, fatal=False))
    if has_lost_letters(cells):
        text = (
            "มีตัวอักษรที่อ่านไม่ได้ (�) โปรดบันทึกไฟล์ใหม่เป็น CSV UTF-8 หรือ XLSX",
            "some letters could not be read (�); save the file again as CSV UTF-8 or XLSX",
        )
        notes.append(_problem(entry.where, *text, fatal=False))
    return notes
