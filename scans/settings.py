"""What a person may set for a scan."""

from dataclasses import dataclass
from datetime import date

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """The options shared by the commands that fetch; times in seconds, sizes in bytes."""

    fiscal_year: int
    as_of: date
    concurrency: int = 256
    per_host: int = 2
    timeout: float = 30.0
    max_bytes: int = 20 * MEBIBYTE
    attachments: int = 8
    allow_networks: tuple[str, ...] = ()
    contact: str | None = None
    workers: int | None = None
    ocr: bool = False
