"""The options shared by the commands, as given on the command line."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from documents.ocr import available
from scans.settings import ScanSettings
from thai.fiscal import today_in_bangkok


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asked for. `year` and `as_of` may be left to the input and to the clock (`now`)."""

    db: str
    year: int | None
    as_of: date | None
    form: str | None
    out: Path | None
    concurrency: int
    per_host: int
    timeout: float
    max_bytes: int
    attachments: int
    allow_network: tuple[str, ...]
    ocr: bool | None
    contact: str | None
    lang: str
    quiet: bool
    now: datetime
    version: str
    given: frozenset[str] = frozenset()  # names of what is no default: on the line, in the environment, in the settings file

    def settings(self, fiscal_year: int) -> ScanSettings:
        """The settings of a scan by the framework of this year."""
        return ScanSettings(
            fiscal_year=fiscal_year,
            as_of=self.as_of or self.today(),
            concurrency=self.concurrency,
            per_host=self.per_host,
            timeout=self.timeout,
            max_bytes=self.max_bytes,
            attachments=self.attachments,
            allow_networks=self.allow_network,
            contact=self.contact,
            ocr=self.ocr is not False and available() is not None,
        )

    def today(self) -> date:
        """Today in Bangkok."""
        return today_in_bangkok(self.now)
