"""The Thai fiscal year: FY N of the Buddhist era runs from 1 October N-1 to 30 September N."""

from datetime import date, datetime, timedelta, timezone

# Thailand has no daylight saving time, so a fixed offset is exact and needs no time-zone database (Windows has none).
BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")

BE_OFFSET = 543
FIRST_BE_YEAR = 2400  # a year above it is of the Buddhist era: nothing is judged in the 25th century
FIRST_MONTH = 10

MonthOfYear = tuple[int, int]  # (calendar year of the Buddhist era, month 1-12)


def fiscal_year_of(day: date) -> int:
    """The fiscal year (Buddhist era) that a day belongs to."""
    return fiscal_year_of_month(day.year + BE_OFFSET, day.month)


def fiscal_year_of_month(year_be: int, month: int) -> int:
    """The fiscal year of a month: October to December belong to the next one."""
    return year_be + (month >= FIRST_MONTH)


def first_day(fiscal_year: int) -> date:
    """1 October of the year before."""
    return date(fiscal_year - BE_OFFSET - 1, FIRST_MONTH, 1)


def last_day(fiscal_year: int) -> date:
    """30 September of the year."""
    return date(fiscal_year - BE_OFFSET, 9, 30)


def half_year(fiscal_year: int) -> tuple[date, date]:
    """The first and the last day of the first six months."""
    return first_day(fiscal_year), date(fiscal_year - BE_OFFSET, 3, 31)


def months_of(fiscal_year: int) -> tuple[MonthOfYear, ...]:
    """The twelve months of a fiscal year with their calendar years, October first."""
    before = tuple((fiscal_year - 1, month) for month in range(FIRST_MONTH, 13))
    return before + tuple((fiscal_year, month) for month in range(1, FIRST_MONTH))


def months_of_first_half(fiscal_year: int) -> tuple[MonthOfYear, ...]:
    """October to March, with their calendar years."""
    return months_of(fiscal_year)[:6]


def day_of(text: str) -> date:
    """The day of an ISO date with a year of either era; ValueError where it is none."""
    year = text[:4]
    if year.isdecimal() and int(year) > FIRST_BE_YEAR:  # before the date is read: 2567-02-29 is a day, and 2567 no leap year
        text = f"{int(year) - BE_OFFSET}{text[4:]}"
    return date.fromisoformat(text)


def today_in_bangkok(now: datetime) -> date:
    """The date in Thailand at a moment (an aware datetime)."""
    return now.astimezone(BANGKOK).date()


def days_to(deadline: datetime, today: date) -> int:
    """Days until the last day in Thailand, negative after it; a deadline at midnight ends the day before it."""
    return ((deadline - timedelta(microseconds=1)).astimezone(BANGKOK).date() - today).days
