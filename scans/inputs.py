"""Everything that the judgement of an agency rests on, as one number: where it is the same, so is the judgement."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from hashlib import blake2b
from operator import attrgetter

from model.capture import Capture
from model.finding import Finding, IndicatorFinding
from model.outcome import Outcome
from model.submission import Submission
from rules import framework, totals
from scans.work import AgencyJob, AgencyResult, Look

_SIZE = 16
_SUBMISSION = attrgetter(*(field.name for field in fields(Submission)))  # `asdict` copies all that it finds


def inputs_of(job: AgencyJob, *, version: bytes) -> bytes:
    """A digest of all inputs. Of the day only the month counts: what is due is asked for month by month.

    Judgements that wait for a day are never remembered (`rests_on_the_day`).
    """
    told = [
        asdict(job.agency),
        job.fiscal_year,
        f"{job.as_of:%Y-%m}",
        job.indicators,
        [_look(look) for look in job.looks],
        sorted((host, _capture(capture)) for host, capture in job.missing_pages.items()),
    ]
    text = json.dumps(told, ensure_ascii=False, default=str)
    return blake2b(version + text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def taken_over(job: AgencyJob, findings: Sequence[Finding], indicators: Sequence[IndicatorFinding]) -> AgencyResult | None:
    """The last findings as those of this look; None where they are not of the same submissions."""
    before = {finding.submission: finding for finding in findings}
    by_code = {finding.indicator: finding for finding in indicators}
    if len(before) != len(job.looks) or set(by_code) != set(job.indicators):
        return None
    if any(look.submission not in before for look in job.looks):
        return None
    rules = framework.load(job.fiscal_year)
    kept = tuple(by_code[code] for code in job.indicators)
    total = totals.agency_finding(job.agency.name, kept, rules)
    return AgencyResult(tuple(_of_tonight(before[look.submission], look.page) for look in job.looks), kept, total)


def _of_tonight(finding: Finding, page: Capture) -> Finding:
    return replace(finding, checked_at=page.checked_at, attempts=page.attempts, elapsed_ms=page.elapsed_ms, size=page.size)


def _look(look: Look) -> list[object]:
    captures = [_capture(look.page), *map(_capture, look.parts)]
    # Only what is dead now is judged by how it was before.
    history = (look.seen_alive, look.failed_last_scan) if look.page.outcome is not Outcome.OK else ()
    return [_SUBMISSION(look.submission), captures, history, look.last_year_url]


def _capture(capture: Capture) -> list[object]:
    hops = [(hop.url, hop.status, hop.location) for hop in capture.hops]
    notes = [(note.code, dict(note.data)) for note in capture.notes]
    return [
        capture.url, capture.outcome, capture.http_status, capture.final_url, capture.content_type, capture.body_hash,
        capture.truncated, capture.telling_headers, hops, notes,
    ]  # fmt: skip
