"""What an agency submitted: the agency, and one URL for one indicator."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Agency:
    """A body that is assessed; `name` identifies it. `divisions`: those that have an e-mail address of their own, with it.

    `unanswered`: indicators listed without a URL, the division that is to answer each, and the fiscal year where the row says it.
    `years`: the fiscal years that the rows of a list say of it, with a URL or without; what is stored has none.
    """

    name: str
    agency_type: str | None = None
    district: str | None = None
    province: str | None = None
    home_url: str | None = None
    email: str | None = None
    divisions: tuple[tuple[str, str], ...] = ()
    unanswered: tuple[tuple[str, str, int | None], ...] = ()
    years: tuple[int, ...] = ()

    def division_of(self, indicator: str) -> str | None:
        """Who is to answer an indicator of which no URL was given."""
        return next((division for code, division, _ in self.unanswered if code == indicator), None)


@dataclass(frozen=True)
class Submission:
    """One URL that one agency gives for one indicator.

    `position` is the place in the input (0, 1, 2 …) and the order of the records that come out. `indicator` is the code
    as the framework spells it (`O18`). `url` is as given, without surrounding blanks. `fiscal_year` is None where the
    input does not say it. `where` is the origin for messages: "ไฟล์ a.xlsx แผ่น 2 แถว 14".
    """

    position: int
    agency: str
    indicator: str
    url: str
    fiscal_year: int | None = None
    explanation: str | None = None
    division: str | None = None
    where: str = ""


_PLACES = {"ไฟล์": "file", "แผ่น": "sheet", "แถว": "row", "คอลัมน์": "column", "เซลล์": "cell", "หน้า": "page", "ลิงก์ที่": "link"}


@dataclass(frozen=True)
class Problem:
    """A place in the input that cannot be used, or was read in a way the user should know of."""

    where: str
    message_th: str
    message_en: str
    fatal: bool = True  # False: read all the same (a note); True: this row is not in the result

    @property
    def where_en(self) -> str:
        """The place in English: "file oit.csv row 2"."""
        where = self.where
        for thai, english in _PLACES.items():
            where = where.replace(f"{thai} ", f"{english} ", 1)
        return where
