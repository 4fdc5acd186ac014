"""How mail is sent, from where and in which language: from the environment, then from `[mail]` of the settings file."""

from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from model.errors import InputError
from notify.address import mailbox


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
_FIELDS = {
    "smtp_host": "host",
    "smtp_port": "port",
    "smtp_security": "security",
    "smtp_user": "user",
    "smtp_password": "password",
    "smtp_password_file": "password_file",
    "smtp_ca_file": "ca_file",
    "smtp_timeout": "timeout",
    "smtp_attempts": "attempts",
    "mail_from": "sender",
    "mail_from_name": "sender_name",
    "mail_office": "office",
    "mail_office_name": "office_name",
    "mail_lang": "lang",
}
_NAMES = {field: name for name, field in _FIELDS.items()}


class MailSettings(BaseModel):
    """Without `host` nothing can be sent, but messages can be made: enough for a dry run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = ""
    port: int = Field(default=0, ge=0, le=65535)  # 0: the usual one for this security
    security: Security = Security.STARTTLS
    user: str = ""
    password: SecretStr | None = None
    password_file: Path | None = None
    ca_file: Path | None = None  # an office whose mail server is signed by an authority of its own
    sender: str = ""
    sender_name: str = ""
    office: str = ""
    office_name: str = ""
    lang: Literal["th", "en"] = "th"
    timeout: float = Field(default=30, gt=0, le=600)
    attempts: int = Field(default=4, ge=1, le=20)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], file_values: Mapping[str, object]) -> "MailSettings":
        """`OIT_SMTP_…` and `OIT_MAIL_…`, and the same names in small letters without `OIT_` in the file."""
        if unknown := sorted(file_values.keys() - _FIELDS.keys()):
            raise InputError(
                f"ตาราง [mail] มีชื่อที่ไม่รู้จัก: {', '.join(unknown)}", f"[mail] has settings that do not exist: {', '.join(unknown)}"
            )
        if "smtp_password" in file_values:
            raise InputError(
                "ห้ามเขียนรหัสผ่านใน oit.toml ให้เขียนในไฟล์แยกแล้วระบุ smtp_password_file หรือใช้ตัวแปร OIT_SMTP_PASSWORD",
                "no password in oit.toml: put it into a file named by smtp_password_file, or into OIT_SMTP_PASSWORD",
            )
        given: dict[str, Any] = {_FIELDS[name]: value for name, value in file_values.items()}
        for name, field in _FIELDS.items():
            if value := environment.get(f"OIT_{name.upper()}", "").strip():
                given[field] = value
        try:
            return cls(**given)
        except ValidationError as error:
            raise _explained(error) from None  # the cause would show the values, the password among them

    @model_validator(mode="before")
    @classmethod
    def _parted(cls, given: dict[str, Any]) -> dict[str, Any]:
        """`Name <address>` is understood, as in any mail program."""
        for field, name_field in (("sender", "sender_name"), ("office", "office_name")):
            if raw := str(given.get(field) or "").strip():
                name, address = mailbox(raw)
                if address is None:
                    raise ValueError(_NAMES[field])
                given = given | {field: address, name_field: given.get(name_field) or name}
        return given

    @model_validator(mode="after")
    def _consistent(self) -> "MailSettings":
        if self.host and not self.sender:
            raise ValueError("mail_from")
        if self.security is Security.NONE and self.user and not _is_loopback(self.host):
            raise ValueError("smtp_security")
        return self

    @property
    def usual_port(self) -> int:
        """The port that was set, or the one that goes with this security."""
        return self.port or _PORTS[self.security]

    @property
    def domain(self) -> str:
        """The sender's domain: of the Message-ID, and our name towards the mail server."""
        return self.sender.partition("@")[2] or "localhost"

    def secret(self) -> str:
        """The password, read from its file at the moment it is needed."""
        if self.password:
            return self.password.get_secret_value()
        if self.password_file is None:
            return ""
        try:
            return self.password_file.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "not UTF-8"
            raise InputError(
                f"อ่านไฟล์รหัสผ่านอีเมล {self.password_file} ไม่ได้ ({why}) โปรดตรวจ OIT_SMTP_PASSWORD_FILE",
                f"the password file {self.password_file} cannot be read ({why}); see OIT_SMTP_PASSWORD_FILE",
            ) from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_SENTENCES = {
    "mail_from": ("ต้องเป็นที่อยู่อีเมลของผู้ส่ง", "must be the e-mail address of the sender"),
    "mail_office": ("ต้องเป็นที่อยู่อีเมลของสำนักงานที่รับสรุป", "must be the e-mail address that the digest goes to"),
    "smtp_security": (
        "ต้องเป็น starttls, tls หรือ none และใช้ none กับรหัสผ่านได้เฉพาะเซิร์ฟเวอร์ในเครื่องนี้ เพราะรหัสผ่านจะไม่ถูกเข้ารหัส",
        "must be starttls, tls or none; none goes with a password only on this very machine, for it would travel in the clear",
    ),
}


def _explained(error: ValidationError) -> InputError:
    """What is wrong with which setting; never its value."""
    first = error.errors(include_input=False, include_context=True)[0]
    said = str(first.get("ctx", {}).get("error", ""))
    name = _NAMES.get(str(first["loc"][0]), "") if first["loc"] else said
    thai, english = _SENTENCES.get(name, ("ใช้ไม่ได้", str(first["msg"])))
    return InputError(f"ค่าตั้งอีเมล OIT_{name.upper()} {thai}", f"mail setting OIT_{name.upper()}: {english}")
