"""What was noticed on the way: slow, recovered, a broken certificate, no encryption."""

from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.reasons import table

_CODES = {code.value: code for code in (Code.RECOVERED_ON_RETRY, Code.SLOW, Code.TLS_INVALID_BUT_SERVED, Code.INSECURE_HTTP)}


def check_notes(case: Case) -> list[Reason]:
    """Empty: nothing was noticed, or the page did not open anyway."""
    capture = case.dossier.page.capture
    if not case.is_alive:
        return []
    return [
        reason(_CODES[note.code], (_quote(capture.url, note.data.get("why")),), **note.data)
        for note in capture.notes
        if note.code in _CODES
    ]


def _quote(url: str, why: object) -> Evidence:
    """What is wrong with the certificate in words for people; of the others the address says it."""
    term = table().terms.get(str(why))
    return Evidence(url, "การเชื่อมต่อ", f"ใบรับรอง (https): {term.th}" if term else url[:200])
