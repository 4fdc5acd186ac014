"""Records as CSV for a spreadsheet: every submission, then every indicator, with the sentence that says what to do."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from reports.record import IndicatorRecord, ReasonRecord, Record, SubmissionRecord

COLUMNS = (
    "kind", "agency", "indicator", "fiscal_year", "name_th", "url", "verdict", "outcome", "http_status", "codes", "what_to_do",
    "seen", "points", "division", "final_url", "attempts", "elapsed_ms", "bytes", "checked_at",
)  # fmt: skip
LONGEST_CELL = 32_767  # letters that a cell holds in Excel; LibreOffice reads more
# Controls but for line ends and tabs, and what turns the direction of what stands beside it.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that starts so is run as a formula by spreadsheet programs


def render(records: Iterable[Record], lang: str) -> Iterator[str]:
    """The header line, then one line a submission and one an indicator; agencies and the summary are left to JSONL."""
    yield _line(COLUMNS)
    for record in records:
        if isinstance(record, SubmissionRecord):
            yield _line(_submission(record, lang))
        elif isinstance(record, IndicatorRecord):
            yield _line(_indicator(record, lang))


def _submission(record: SubmissionRecord, lang: str) -> list[object]:
    return [
        record.kind, record.agency, record.indicator, record.fiscal_year, "", record.url, record.verdict, record.outcome,
        record.http_status, *_reasons(record.reasons, lang), "", "", record.final_url, record.attempts, record.elapsed_ms,
        record.bytes, record.checked_at,
    ]  # fmt: skip


def _indicator(record: IndicatorRecord, lang: str) -> list[object]:
    return [
        record.kind, record.agency, record.indicator, record.fiscal_year, record.name_th, "", record.verdict, "", "",
        *_reasons(record.reasons, lang), record.points, record.division, "", "", "", "", "",
    ]  # fmt: skip


def _reasons(reasons: Sequence[ReasonRecord], lang: str) -> tuple[str, str, str]:
    codes = " ".join(reason.code for reason in reasons)
    sentences = " ".join(_message(reason, lang) for reason in reasons if reason.severity in ("fail", "review"))
    quotes = " | ".join(evidence.quote for reason in reasons for evidence in reason.evidence[:1])
    return codes, sentences, quotes


def _message(reason: ReasonRecord, lang: str) -> str:
    return reason.message_en if lang == "en" else reason.message_th


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(value: object) -> str:
    text = _UNSEEN.sub("", str(value))[:LONGEST_CELL] if value is not None else ""
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text
