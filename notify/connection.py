"""An authenticated, protected connection to the mail server; a certificate that cannot be trusted ends it."""

import smtplib
import ssl
from dataclasses import dataclass

from model.errors import InputError
from notify.settings import MailSettings, Security


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mail server said; `code` is None where it said nothing and `text` is ours."""

    code: int | None
    text: str


class Unreachable(Exception):  # noqa: N818 -- a state of the server, not a mistake
    """No connection can be had; `may_pass` where a later attempt can do better."""

    def __init__(self, answer: Answer, *, may_pass: bool) -> None:
        super().__init__(answer.text)
        self.answer = answer
        self.may_pass = may_pass


def check(settings: MailSettings) -> None:
    """Raise where a file that the settings name cannot be read, before anything is begun."""
    settings.secret()
    _trust(settings)


def connect(settings: MailSettings) -> smtplib.SMTP:
    """Connect, protect and log in. Never falls back to an unprotected connection."""
    password = settings.secret()
    try:
        client = _open(settings)
    except ssl.SSLError as error:
        raise Unreachable(Answer(None, f"TLS: {error.reason or error}"), may_pass=False) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(error) from error
    except OSError as error:
        raise Unreachable(Answer(None, f"{type(error).__name__}: {error}"), may_pass=True) from error
    try:
        _protect_and_log_in(client, settings, password)
    except Unreachable:
        client.close()
        raise
    return client


def _open(settings: MailSettings) -> smtplib.SMTP:
    # Our name is the sender's domain: asking the system for one can ask a name server far away.
    if settings.security is Security.TLS:
        return smtplib.SMTP_SSL(
            settings.host, settings.usual_port, settings.domain, timeout=settings.timeout, context=_trust(settings)
        )
    return smtplib.SMTP(settings.host, settings.usual_port, settings.domain, timeout=settings.timeout)


def _protect_and_log_in(client: smtplib.SMTP, settings: MailSettings, password: str) -> None:
    try:
        if settings.security is Security.STARTTLS:
            client.starttls(context=_trust(settings))
        client.ehlo_or_helo_if_needed()
        if settings.user:
            client.login(settings.user, password)
    except smtplib.SMTPNotSupportedError as error:
        raise Unreachable(Answer(None, f"not offered by the server: {error}"), may_pass=False) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(error) from error
    except smtplib.SMTPServerDisconnected as error:
        raise Unreachable(Answer(None, f"connection lost: {error}"), may_pass=True) from error
    except ssl.SSLError as error:
        raise Unreachable(Answer(None, f"TLS: {error.reason or error}"), may_pass=False) from error
    except UnicodeEncodeError:  # smtplib knows no other letters; the error would show the password
        raise Unreachable(Answer(None, "user and password must be ASCII"), may_pass=False) from None
    except smtplib.SMTPException as error:
        raise Unreachable(Answer(None, str(error)), may_pass=False) from error
    except OSError as error:
        raise Unreachable(Answer(None, f"{type(error).__name__}: {error}"), may_pass=True) from error


def answer_of(error: smtplib.SMTPResponseException) -> Answer:
    """What the server said, out of the error that smtplib makes of it."""
    said = error.smtp_error
    return Answer(error.smtp_code, said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))


def _refused(error: smtplib.SMTPResponseException) -> Unreachable:
    return Unreachable(answer_of(error), may_pass=400 <= error.smtp_code < 500)


def _trust(settings: MailSettings) -> ssl.SSLContext:
    """The system's authorities, or the office's own."""
    try:
        context = ssl.create_default_context(cafile=settings.ca_file)
    except OSError as error:
        raise InputError(
            f"อ่านไฟล์ใบรับรอง {settings.ca_file} ไม่ได้ โปรดตรวจ OIT_SMTP_CA_FILE",
            f"the certificate file {settings.ca_file} cannot be read; see OIT_SMTP_CA_FILE",
        ) from error
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # Python 3.13 refuses what an office's own authority often leaves out
    return context
