"""The pages over HTTP, for reading only. There is no login: it listens on this machine alone unless a person says otherwise."""

import logging
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from model.errors import InputError, StorageError
from storage.session import Store
from web.pages import Lang, Page, answer

log = logging.getLogger(__name__)

SECONDS = 30.0  # a browser that says nothing does not hold its thread for ever
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 -- as in the library
        """One line, for a fault of ours; a browser that hung up is none."""
        error = sys.exception()
        log.log(
            logging.INFO if isinstance(error, ConnectionError) else logging.ERROR, "no answer to %s: %r", client_address, error
        )


def serve(store: Store, host: str, port: int, lang: Lang, ready: Callable[[str], None]) -> None:
    """Answer until interrupted. `ready` is told the address when it answers."""
    try:
        server = _Server((host, port), _handler(store, host, lang))
    except OSError as error:
        raise InputError(
            f"เปิดหน้าเว็บที่ {host}:{port} ไม่ได้ ({error.strerror}) เลือกพอร์ตอื่นด้วย --port",
            f"cannot listen on {host}:{port} ({error.strerror}); choose another port with --port",
        ) from error
    with server:
        ready(f"http://{host}:{server.server_address[1]}/")
        server.serve_forever(poll_interval=0.2)


def _handler(store: Store, host: str, lang: Lang) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = SECONDS
        server_version, sys_version = "oit", ""

        def do_GET(self) -> None:
            self._send(self._page(), with_body=True)

        def do_HEAD(self) -> None:
            self._send(self._page(), with_body=False)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name in the library
            log.info(format, *args)

        def _page(self) -> Page:
            if not _is_ours(self.headers.get("Host", ""), host):
                return Page(421, "text/plain; charset=utf-8", b"this is not the name of this server\n")
            try:
                return answer(store, self.path, lang)
            except StorageError as error:
                return Page(503, "text/plain; charset=utf-8", f"{error.message_th}\n{error.message_en}\n".encode())

        def _send(self, page: Page, *, with_body: bool) -> None:
            self.send_response(page.status)
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", str(len(page.body)))
            if page.name:
                self.send_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(page.name)}")
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.end_headers()
            if with_body:
                self.wfile.write(page.body)

    return Handler


def _is_ours(name: str, host: str) -> bool:
    """Whether a request means this server: a page elsewhere may point its own name at our address to read our pages."""
    try:
        asked = urlsplit(f"//{name}").hostname or ""
        if asked not in {host, "localhost"}:
            ip_address(asked)
    except ValueError:
        return False
    return True
