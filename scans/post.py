"""The e-mails of a night: composed from what changed, handed over one by one from the outbox, or written to a folder."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from model.diff import Diff
from model.message import DeliveryState, Message
from notify import compose, files, mime, occasion, smtp
from notify.settings import MailSettings
from reports import as_xlsx
from reports.plain import printable
from scans.morning import morning
from scans.options import Options
from scans.report import load_report
from scans.stop import between_letters
from storage import outbox
from storage.load import ScanInfo
from storage.session import Store
from thai.fiscal import today_in_bangkok

MOST_ATTACHED = 400  # agencies: the largest province has some 330; a file of the whole country is too large for a letter
Clock = Callable[[], datetime]
WORDS = {
    "th": {
        "unset": "ยังไม่ได้ตั้งค่าเซิร์ฟเวอร์อีเมล (OIT_SMTP_HOST) จึงไม่ส่งอีเมล",
        "dry": "เขียนอีเมล {n} ฉบับไว้ใน {folder} แล้ว ไม่ได้ส่ง",
        "sent": "อีเมล: ส่งแล้ว {sent} ถูกปฏิเสธ {refused} รอส่งรอบหน้า {failed}",
        "refused": "อีเมลถึง {to} ถูกปฏิเสธ: {code} {answer}",
        "failed": "ส่งอีเมลถึง {to} ยังไม่สำเร็จ จะส่งอีกครั้งเมื่อสั่ง oit nightly ครั้งต่อไป: {code} {answer}",
    },
    "en": {
        "unset": "no mail server is set (OIT_SMTP_HOST), so no e-mail is sent",
        "dry": "{n} e-mails were written to {folder}; none was sent",
        "sent": "e-mails: sent {sent}, refused {refused}, left for the next run {failed}",
        "refused": "the e-mail to {to} was refused: {code} {answer}",
        "failed": "the e-mail to {to} could not be sent yet, the next `oit nightly` tries again: {code} {answer}",
    },
}


def messages(store: Store, info: ScanInfo, found: Diff, mail: MailSettings, *, now: datetime) -> list[Message]:
    """All that is to be told of a night."""
    told = morning(store, info, found, lang=mail.lang)
    if mail.office and occasion.of_office(told) is not None and len(told.agencies) <= MOST_ATTACHED:
        told = replace(told, attachment=_workbook(store, info, mail, now=now))
    return compose.messages(told, mail)


def _workbook(store: Store, info: ScanInfo, mail: MailSettings, *, now: datetime) -> tuple[str, bytes]:
    """The night's report; the scan counts as finished, for its end is stored together with this letter."""
    report = replace(load_report(store, info.id), finished=True, finished_at=now)
    return f"oit-{info.fiscal_year}-{today_in_bangkok(now)}.xlsx", as_xlsx.write(report, mail.lang)


def send(store: Store, mail: MailSettings, *, clock: Clock, options: Options) -> int:
    """Hand over all that waits in the outbox; how many wait still. Each is marked just before and just after."""
    last: dict[str, DeliveryState] = {}  # one that can be tried again is reported more than once
    recipients: dict[str, str] = {}
    with between_letters() as stop:
        for delivery in smtp.deliver(_taken(store, clock, recipients), mail, clock=smtp.Clock(pause=stop.pause)):
            outbox.settle(store, delivery)
            last[delivery.key] = delivery.state
            if delivery.state is not DeliveryState.SENT:
                to = recipients[delivery.key]
                _say(options, delivery.state.value, to=to, code=delivery.code or "", answer=delivery.answer)
            stop.heed()
    counts = {state.value: list(last.values()).count(state) for state in DeliveryState}
    if last and not options.quiet:
        _say(options, "sent", **counts)
    return counts[DeliveryState.FAILED]


def _taken(store: Store, clock: Clock, recipients: dict[str, str]) -> Iterator[Message]:
    for number in outbox.unsent(store):
        message = outbox.take(store, number, now=clock())
        recipients[message.key] = message.to
        yield message


def write(messages: Sequence[Message], folder: Path, mail: MailSettings, *, now: datetime, options: Options) -> None:
    """A dry run: the e-mails as files."""
    for message in messages:
        files.write_eml(folder, mime.build(message, mail, now))
    _say(options, "dry", n=len(messages), folder=folder)


def say_unset(options: Options) -> None:
    """Nobody is written to, and why."""
    if not options.quiet:
        _say(options, "unset")


def _say(options: Options, word: str, **values: object) -> None:
    click.echo(printable(WORDS[options.lang][word].format(**values)), err=True)
