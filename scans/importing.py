"""Submissions in: a file is read twice, once to see what it holds and what is wrong with it, once to store it.

So memory does not grow with the file, and with `strict` nothing is stored when a row cannot be used.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from crawler.client import FetchSettings, open_client
from crawler.urls import BadUrl, clean_url
from documents.read import read
from intake.index_page import submissions_of
from intake.read import open_source
from intake.urls import without_password
from model.document import Document
from model.errors import InputError
from model.outcome import Outcome
from model.submission import Agency, Problem, Submission
from rules import framework
from rules.reasons import table
from scans.pool import Pool, WorkerLost
from scans.settings import ScanSettings
from storage import save
from storage.save import ImportCounts
from storage.session import Store

Item = Agency | Submission | Problem
Read = Callable[[], Iterator[Item]]
READ_SECONDS = 20.0
_STDIN = "-"
_ANY_CODES = tuple(f"O{number}" for number in range(1, 100))  # of whichever year: no framework has more
_FIRST_ITEMS = 1000  # a column of years is filled from the first row on


@dataclass(frozen=True, slots=True)
class Input:
    """What a source holds: its fiscal year, its agencies in order, and what could not be used."""

    read: Read
    fiscal_year: int
    agencies: tuple[Agency, ...]
    submissions: int
    problems: tuple[Problem, ...]


def survey(read: Read, *, year: int) -> Input:
    """Read a source once, for one fiscal year; rows of another are problems.

    An agency of which it has rows of other years only is not named for this one: what is stored of this year stays.
    """
    agencies: dict[str, Agency] = {}
    problems: list[Problem] = []
    here: set[str] = set()
    count = 0
    for item in read():
        match item:
            case Agency():
                agencies[item.name] = item
            case Problem():
                problems.append(item)
            case Submission():
                if other := _other_year(item, year):
                    problems.append(other)
                else:
                    here.add(item.agency)
                    count += 1
    if not agencies:
        raise InputError(
            "ไม่พบหน่วยงานในไฟล์นี้เลย ตรวจว่ามีคอลัมน์ หน่วยงาน ข้อ และ URL และมีข้อมูลอย่างน้อยหนึ่งแถว",
            "no agency was found in this source; check that it has the columns agency, indicator and url, and at least one row",
        )
    years = {said for agency in agencies.values() for said in agency.years}
    if years and year not in years and not count:
        there = ", ".join(map(str, sorted(years)))
        raise InputError(
            f"ไม่มีแถวใดของปี {year} เลย รายการนี้เป็นของปีงบประมาณ {there} โปรดใช้ --year กับปีที่ต้องการตรวจ",
            f"no row is for {year}; this list is for {there}: use --year with the fiscal year to check",
        )
    named = (agency for agency in agencies.values() if not agency.years or year in agency.years or agency.name in here)
    return Input(read, year, tuple(named), count, tuple(problems))


def store_input(store: Store, given: Input) -> ImportCounts:
    """Put the agencies and submissions of a surveyed source into the database."""
    rows = (item for item in given.read() if isinstance(item, Submission) and not _other_year(item, given.fiscal_year))
    return save.submissions(store, given.agencies, rows, fiscal_year=given.fiscal_year, now=datetime.now(UTC))


def _other_year(submission: Submission, year: int) -> Problem | None:
    if submission.fiscal_year in (None, year):
        return None
    return Problem(
        submission.where,
        f"แถวนี้เป็นของปีงบประมาณ {submission.fiscal_year} แต่กำลังตรวจปี {year} ใช้ --year {submission.fiscal_year} เพื่อตรวจปีนั้น",
        f"this row is for fiscal year {submission.fiscal_year}, but {year} is being checked; use --year {submission.fiscal_year} for it",
    )


@contextmanager
def file_source(source: str) -> Iterator[Path]:
    """A file that can be read more than once; what standard input (`-`), a pipe or a device gives is copied first."""
    path = Path(source)
    if source != _STDIN and (path.is_file() or not path.exists() or path.is_dir()):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="oit-") as folder:
        copy = Path(folder) / _name_of(path)
        with copy.open("wb") as out, nullcontext(_standard_input()) if source == _STDIN else path.open("rb") as given:
            shutil.copyfileobj(given, out)
        yield copy


def _name_of(path: Path) -> str:
    """What the copy is called in messages: `null` for /dev/null; the numbers and signs of pipes say nothing to people."""
    return path.name if any(map(str.isalpha, path.name)) else "stdin"


def _standard_input() -> BinaryIO:
    """What is piped in. A program that started this one may have closed it."""
    given: TextIO | None = sys.stdin
    if given is None:
        raise InputError(
            "ไม่มีข้อมูลเข้าทาง stdin เพราะถูกปิดไว้ ให้ส่งไฟล์เข้าเช่น oit check - < รายการ.csv หรือระบุชื่อไฟล์แทนเครื่องหมาย -",
            "standard input is closed, so there is nothing to read: pipe a file in, as in oit check - < list.csv, or name it instead of -",
        )
    return given.buffer


def read_file(path: Path, year: int) -> Read:
    """What the file submits by the codes of a year."""
    codes = tuple(indicator.code for indicator in framework.load(year).indicators)
    return lambda: open_source(str(path), codes=codes)


def named_year(path: Path) -> int | None:
    """The fiscal year that the first rows of a file name, whichever year's codes they hold; None where they name none."""
    with suppress(InputError):  # what cannot be read is said when it is read for its year
        items = islice(open_source(str(path), codes=_ANY_CODES), _FIRST_ITEMS)
        return next((item.fiscal_year for item in items if isinstance(item, Submission) and item.fiscal_year), None)
    return None


def page_source(address: str, settings: ScanSettings, *, agency: str | None) -> Read:
    """The links of an agency's own ITA index page, as submissions."""
    document = asyncio.run(_index_page(address, settings))
    rules = framework.load(settings.fiscal_year)
    names = {indicator.code: indicator.name_th for indicator in rules.indicators}
    items = [
        replace(item, home_url=document.url) if isinstance(item, Agency) else item
        for item in submissions_of(document, codes=tuple(names), agency=agency, names=names, year=settings.fiscal_year)
    ]
    given = {item.indicator for item in items if isinstance(item, Submission)}
    if len(given) < len(names):
        items.append(_not_all(document.url, len(given), len(names)))
    return lambda: iter(items)


def _not_all(address: str, given: int, wanted: int) -> Problem:
    return Problem(
        f"หน้า {address}",
        f"มีลิงก์ของ {given} จาก {wanted} ข้อ ข้อที่เหลือนับว่าไม่ได้ส่ง ถ้าไม่ใช่หน้าที่รวมลิงก์ ITA โปรดตรวจที่อยู่",
        f"links of {given} of {wanted} indicators are there, the others count as not submitted; if this is not the ITA index, check the address",
        fatal=False,
    )


async def _index_page(address: str, settings: ScanSettings) -> Document:
    url, address = clean_url(address), without_password(address)
    if isinstance(url, BadUrl):
        raise InputError(f"ที่อยู่ {address} ไม่ใช่ที่อยู่เว็บที่เปิดได้", f"{address} is not a web address that can be opened")
    fetching = FetchSettings(timeout=settings.timeout, max_bytes=settings.max_bytes, allow_networks=settings.allow_networks)
    async with open_client(fetching) as client, Pool(1) as pool:
        capture = await client.fetch(url)
        if capture.outcome is not Outcome.OK:
            raise InputError(
                f"เปิดหน้า {address} ไม่ได้ ({capture.outcome.value}: {_term(capture.outcome, 'th')}) ตรวจที่อยู่ หรือส่งเป็นไฟล์แทน",
                f"the page {address} could not be opened ({capture.outcome.value}: {_term(capture.outcome, 'en')}); "
                "check the address, or give a file instead",
            )
        try:
            return await pool.run(READ_SECONDS, read, capture)
        except WorkerLost as error:
            raise InputError(f"อ่านหน้า {address} ไม่ได้", f"the page {address} could not be read: {error}") from error


def _term(outcome: Outcome, lang: Literal["th", "en"]) -> str:
    """What became of a request, in a few words for people."""
    words = table().terms.get(outcome.value)
    return words.said(lang) if words else outcome.value
