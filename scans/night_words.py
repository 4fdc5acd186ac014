"""What `oit db check` says of the nights: the last run, what waits in the outbox, and what mail servers refused."""

from datetime import datetime, timedelta

from reports.plain import printable
from storage import nights, outbox
from storage.nights import Run
from storage.outbox import Refused
from storage.session import Store, open_store
from storage.tables import MailState, RunState
from thai.fiscal import BANGKOK

SHOWN_FOR = timedelta(days=30)  # refusals; an address that is still wrong is refused again with the next change
SHOWN = 20
WORDS = {
    "th": {
        "none": "รอบกลางคืน: ยังไม่เคยทำ",
        "run": "รอบกลางคืนล่าสุด: หมายเลข {id} (รอบตรวจ {scan}) เริ่ม {start} จบ {end} · {state}",
        "mails": "อีเมล: ส่งแล้ว {sent} · รอส่ง {waiting} · ถูกปฏิเสธ {refused}",
        "refused": "  ถูกปฏิเสธ {at} {to}: {code} {answer}",
        RunState.SCANNING: "ยังไม่จบ สั่ง oit nightly เพื่อทำต่อ",
        RunState.COMPOSED: "กำลังส่งอีเมล หรือค้างอยู่ สั่ง oit nightly เพื่อทำต่อ",
        RunState.DONE: "เสร็จแล้ว",
        RunState.UNTOLD: "เสร็จแล้ว ไม่ได้ส่งอีเมล",
        RunState.GIVEN_UP: "ไม่จบ คืนถัดไปทำแทน",
    },
    "en": {
        "none": "nightly run: none yet",
        "run": "last nightly run: {id} (scan {scan}) began {start}, ended {end}: {state}",
        "mails": "e-mails: sent {sent}, waiting {waiting}, refused {refused}",
        "refused": "  refused {at} {to}: {code} {answer}",
        RunState.SCANNING: "at work or cut off; `oit nightly` goes on with it",
        RunState.COMPOSED: "its e-mails are being sent or were cut off; `oit nightly` goes on with it",
        RunState.DONE: "done",
        RunState.UNTOLD: "done, no e-mail was sent",
        RunState.GIVEN_UP: "cut off; the next night told its changes",
    },
}


def nights_in_words(url: str, lang: str, now: datetime) -> list[str]:
    """Lines for an operator."""
    words = WORDS[lang]
    with open_store(url) as store:
        last = nights.last(store)
        if last is None:
            return [words["none"]]
        return [_run(last, lang), _mails(store, lang), *_refused(outbox.refused(store, since=now - SHOWN_FOR), lang)]


def _run(run: Run, lang: str) -> str:
    words = WORDS[lang]
    end = _moment(run.finished_at) if run.finished_at else "–"
    return words["run"].format(id=run.id, scan=run.scan, start=_moment(run.started_at), end=end, state=words[run.state])


def _mails(store: Store, lang: str) -> str:
    found = outbox.counts(store)
    waiting = found.get(MailState.PENDING, 0) + found.get(MailState.SENDING, 0)
    sent, refused = found.get(MailState.SENT, 0), found.get(MailState.REFUSED, 0)
    return WORDS[lang]["mails"].format(sent=sent, waiting=waiting, refused=refused)


def _refused(refused: list[Refused], lang: str) -> list[str]:
    line = WORDS[lang]["refused"]
    return [
        printable(line.format(at=_moment(r.at), to=r.recipient, code=r.code or "", answer=r.answer)) for r in refused[:SHOWN]
    ]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(BANGKOK):%Y-%m-%d %H:%M}"
