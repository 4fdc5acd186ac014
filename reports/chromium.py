"""HTML -> PDF by a headless Chromium of the system, as a child process that reaches no network."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from model.errors import InputError

SECONDS = 120  # a province of 204 agencies prints in about 10 s on two cores; a machine ten times slower still ends
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
)
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_MAC = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")
_OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--export-tagged-pdf",
)  # fmt: skip
_ELEMENTS = re.compile(rb"\(node\d{8}\)")
_DATES = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}[^)]*\)")


def pdf(html: str, *, made_at: datetime) -> bytes:
    """The page on paper. Chromium writes the time of printing into the file; `made_at` is put in its place."""
    browser = found()
    if browser is None:
        raise InputError(
            "สร้าง PDF ไม่ได้ เพราะเครื่องนี้ไม่มี Chromium ติดตั้งแพ็กเกจ chromium (Debian/Ubuntu: apt install chromium) "
            "หรือ Google Chrome หรือ Microsoft Edge หรือใช้ --format html แล้วสั่งพิมพ์",
            "cannot make a PDF: there is no Chromium on this machine; install the package chromium (Debian/Ubuntu: apt install "
            "chromium), Google Chrome or Microsoft Edge, or use --format html and print it",
        )
    # Some Chromiums cannot remove their profile fast enough; what is left is in the system's folder for such files.
    with tempfile.TemporaryDirectory(prefix="oit-pdf-", ignore_cleanup_errors=True) as folder:
        page, out = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        places = (f"--user-data-dir={Path(folder) / 'profile'}", f"--print-to-pdf={out}", page.as_uri())
        said = _run([browser, *_OPTIONS, *_as_root(), *places], Path(folder) / "log")
        if not out.exists() or not out.read_bytes().startswith(b"%PDF-"):
            raise _failed(said)
        return _renumbered(_dated(out.read_bytes(), made_at))


def found() -> str | None:
    """The browser that is there: on the path, else where Windows and macOS keep them."""
    on_path = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return on_path or next((str(path) for path in _elsewhere() if path.is_file()), None)


def _elsewhere() -> Iterator[Path]:
    for root in _WINDOWS_ROOTS:
        if folder := os.environ.get(root):
            yield from (Path(folder) / place for place in _WINDOWS)
    yield from map(Path, _MAC)


def _as_root() -> list[str]:
    """Chromium's sandbox does not start for root, as in containers; the page has no script and nothing from outside."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _run(command: list[str], log: Path) -> str:
    """What the browser said. Into a file: a pipe that its own children hold open would be waited for after the time is up."""
    try:
        with log.open("wb") as said:
            subprocess.run(  # noqa: S603
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, timeout=SECONDS, check=False
            )
    except subprocess.TimeoutExpired:
        return f"{SECONDS} s"
    except OSError as error:
        return str(error)
    return log.read_text(encoding="utf-8", errors="replace").strip()


def _failed(said: str) -> InputError:
    last = said.splitlines()[-1][:200] if said else "-"
    return InputError(
        f"Chromium พิมพ์ PDF ไม่สำเร็จ ({last}) ลองอีกครั้ง หรือใช้ --format html แล้วสั่งพิมพ์",
        f"Chromium could not print the PDF ({last}); try again, or use --format html and print it",
    )


def _renumbered(content: bytes) -> bytes:
    """Chromium counts the elements of a page from wherever it stands; here from the first on, in numbers of the same length."""
    numbers: dict[bytes, bytes] = {}
    return _ELEMENTS.sub(lambda found: numbers.setdefault(found[0], b"(node%08d)" % (len(numbers) + 1)), content)


def _dated(content: bytes, made_at: datetime) -> bytes:
    """The same page gives the same bytes: both dates are replaced by one of the same length, so that no offset moves."""
    stamp = f"{made_at.astimezone(UTC):%Y%m%d%H%M%S}+00'00'".encode()

    def replaced(match: re.Match[bytes]) -> bytes:
        room = len(match[0]) - len(match[1]) - 1
        return match[1] + stamp[:room].ljust(room) + b")"

    return _DATES.sub(replaced, content)
