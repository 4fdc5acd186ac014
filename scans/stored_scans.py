"""The database of a command that needs what is in it, and which stored scan a person means."""

from datetime import date, datetime, time, timedelta

from model.errors import InputError, NoDatabaseError
from storage import load, load_diff
from storage.load import ScanInfo
from storage.session import Store, open_store
from thai.fiscal import BANGKOK, day_of

MOST_DIGITS = 18  # of the number of a scan, in either database


def open_filled(db: str) -> Store:
    """The database, brought up to date; one that is not there is a wrong call, and is not made."""
    try:
        return open_store(db, upgrade=True, create=False)
    except NoDatabaseError as missing:
        raise InputError(missing.message_th, missing.message_en) from missing


def newest_scan(store: Store) -> ScanInfo:
    """The newest finished scan; InputError where there is none."""
    numbers = load_diff.newest_scans(store, 1)
    if not numbers:
        raise InputError("ยังไม่มีรอบตรวจที่เสร็จแล้วในฐานข้อมูล", "there is no finished scan in the database yet")
    return numbered_scan(store, numbers[0])


def numbered_scan(store: Store, number: int) -> ScanInfo:
    """A scan by its number; InputError where there is none."""
    found = load.scan(store, number)
    if found is None:
        raise InputError(f"ไม่พบรอบตรวจหมายเลข {number} ในฐานข้อมูล", f"there is no scan {number} in the database")
    return found


def stored_scan(store: Store, word: str) -> ScanInfo:
    """A scan by its number, or the newest one that was begun on a day or before it."""
    if word.isdecimal():
        return numbered_scan(store, int(word[:MOST_DIGITS]))
    numbers = _of_day(store, _day(word))
    if not numbers:
        raise InputError(f"ไม่พบรอบตรวจ {word} ในฐานข้อมูล", f"there is no scan {word} in the database")
    return numbered_scan(store, numbers[0])


def _of_day(store: Store, day: date) -> list[int]:
    midnight = datetime.combine(day + timedelta(days=1), time(), BANGKOK)
    return load_diff.newest_scans(store, 1, before=midnight)


def _day(word: str) -> date:
    try:
        return day_of(word)
    except ValueError:
        raise InputError(
            f"“{word}” ไม่ใช่หมายเลขรอบตรวจหรือวันที่ (เช่น 12 หรือ 2022-03-15)",
            f"“{word}” is neither the number of a scan nor a date (such as 12 or 2022-03-15)",
        ) from None
