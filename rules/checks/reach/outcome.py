"""How the request ended, where it did not end well."""

from collections.abc import Mapping
from http import HTTPStatus

from model.capture import Capture
from model.finding import Evidence, Reason
from model.outcome import MAY_PASS, Outcome
from rules.case import Case, reason
from rules.codes import Code
from rules.measure.address import split
from rules.reasons import NO_REASON, table


def check_outcome(case: Case) -> list[Reason]:
    """Empty: the address answered, or its form says enough."""
    capture = case.dossier.page.capture
    if capture.outcome in NO_REASON:
        return []
    known = _known(capture)
    quotes = (_answer(capture, str(known.get("cause", capture.outcome))),)
    reached = capture.final_url or capture.url
    data = {"host": split(reached).hostname or reached, "status": capture.http_status, **known}
    if capture.outcome in MAY_PASS and case.dossier.seen_alive and not case.dossier.failed_last_scan:
        own = reason(capture.outcome, quotes, **data, certain=False)
        return [own, reason(Code.FLAKY, quotes, outcome=known.get("cause", capture.outcome.value))]
    return [reason(capture.outcome, quotes, **data)]


def _known(capture: Capture) -> Mapping[str, object]:
    """What is known beside the outcome: its cause, where it has several."""
    if capture.outcome is Outcome.INVALID_URL and capture.hops:  # the submitted address was asked
        return {"cause": "bad-redirect"}
    noted = next((note.data for note in capture.notes if note.code == capture.outcome), {})
    elsewhere = _forwarded(capture)
    may_be_said = "forwarded" in table().reasons[capture.outcome].causes and noted.get("cause") != "bad-redirect"
    return {"cause": "forwarded", "target": elsewhere} if elsewhere and may_be_said else noted


def _forwarded(capture: Capture) -> str:
    """The site that a redirect leads to, where it is another than the one that was asked for: nobody submitted its name."""
    asked, reached = (split(url or "") for url in (capture.url, capture.final_url))
    is_other = bool(capture.hops) and (asked.scheme, asked.netloc) != (reached.scheme, reached.netloc)
    return f"{reached.scheme}://{reached.netloc}" if is_other and reached.netloc else ""


def _answer(capture: Capture, term: str) -> Evidence:
    """The status line that came, or in plain words what happened; with the way there when it was redirected."""
    words = table().terms[term].th
    quote = f"{_status_line(capture.http_status)} ({words})" if capture.http_status else words
    way = list(dict.fromkeys([*(hop.url for hop in capture.hops[:4]), capture.final_url or capture.url]))
    if capture.hops and len(way) > 1:
        quote += ": " + " → ".join(way[:4])
    return Evidence(capture.final_url or capture.url, "การเชื่อมต่อ", quote[:200], capture.body_hash)


def _status_line(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"
