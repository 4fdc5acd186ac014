"""How the request ended, where it did not end well."""

from collections.abc import Mapping
from http import HTTPStatus

from model.capture import Capture
from model.finding import Evidence, Reason
from model.outcome import MAY_PASS, Outcome
from rules.case import Case, reason
from rules.codes import Code
from rules.measure.address import host_of
from rules.reasons import NO_REASON, table


def check_outcome(case: Case) -> list[Reason]:
    """Empty: the address answered, or its form says enough."""
    capture = case.dossier.page.capture
    if capture.outcome in NO_REASON:
        return []
    known = _known(capture)
    quotes = (_answer(capture, str(known.get("cause", capture.outcome))),)
    host = host_of(capture.final_url or capture.url) or capture.url
    if capture.outcome in MAY_PASS and case.dossier.seen_alive and not case.dossier.failed_last_scan:
        own = reason(capture.outcome, quotes, host=host, status=capture.http_status, certain=False)
        return [own, reason(Code.FLAKY, quotes, outcome=capture.outcome.value)]
    return [reason(capture.outcome, quotes, host=host, status=capture.http_status, **known)]


def _known(capture: Capture) -> Mapping[str, object]:
    """What is known beside the outcome: its cause, where it has several."""
    if capture.outcome is Outcome.INVALID_URL and capture.hops:  # the submitted address was asked
        return {"cause": "bad-redirect"}
    return next((note.data for note in capture.notes if note.code == capture.outcome), {})


def _answer(capture: Capture, term: str) -> Evidence:
    """The status line that came, or in plain words what happened; with the way there when it was redirected."""
    words = table().terms[term].th
    quote = f"{_status_line(capture.http_status)} ({words})" if capture.http_status else words
    if len(capture.hops) > 1:
        quote += ": " + " → ".join(hop.url for hop in capture.hops[:4])
    return Evidence(capture.final_url or capture.url, "การเชื่อมต่อ", quote[:200], capture.body_hash)


def _status_line(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"
