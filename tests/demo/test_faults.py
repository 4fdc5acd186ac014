"""The faults as raw bytes on the wire, and the certificates they need."""

import asyncio
import ssl
from datetime import UTC, datetime

import pytest
from cryptography import x509

from demo.faults import FAULTS, faults
from demo.faults.sockets import (
    CERTIFICATES,
    ca_file,
    closed_port,
    full,
    resetting,
    server_context,
    silent,
    speaking,
    tls_server,
)
from demo.server import Server, respond

ENDLESS = {
    "endless",
    "head-endless",
    "never-answers",
    "stalls-in-body",
    "drips-head",
    "drips-body",
    "large",
    "gzip-bomb",
    "stale-keep-alive",
}


async def _read(address, path, tls=None):
    reader, writer = await asyncio.open_connection(*address, ssl=tls)
    writer.write(f"GET /{path} HTTP/1.1\r\nHost: x.example\r\nConnection: close\r\n\r\n".encode())
    try:
        return await asyncio.wait_for(reader.read(), 5)
    except ConnectionError:
        return b"reset"
    finally:
        writer.transport.abort()


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, 10))


@pytest.mark.parametrize("name", sorted(set(FAULTS) - ENDLESS))
def test_every_fault_ends(name):
    known = faults()

    async def main():
        async with Server(lambda request: known[request.path[1:]]) as server:
            return await _read(server.addresses[0], name)

    assert isinstance(run(main()), bytes)


def test_each_set_of_faults_begins_anew():
    async def main():
        known = faults()
        async with Server(lambda request: known[request.path[1:]]) as server:
            return [(await _read(server.addresses[0], "recovers-500"))[9:12] for _ in range(2)]

    assert run(main()) == run(main()) == [b"500", b"200"]


@pytest.mark.parametrize("name", CERTIFICATES)
def test_certificates(name):
    path = ca_file().parent / f"{name}.pem"
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    end = certificate.not_valid_after_utc
    assert end == datetime(2021 if name == "expired" else 2120, 1, 1, tzinfo=UTC)
    assert (certificate.not_valid_before_utc.year > 2100) is (name == "not-yet-valid")


def test_the_good_certificate_verifies():
    context = ssl.create_default_context(cafile=ca_file())
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # as the crawler does

    async def main():
        async with tls_server(respond("fine"), "good") as server:
            return await _read(server.addresses[0], "", tls=context)

    assert run(main()).endswith(b"fine")


def test_old_protocols_only():
    context = server_context("good", old=True)
    assert context.maximum_version == ssl.TLSVersion.TLSv1_1


def test_ports():
    async def main():
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", closed_port())
        async with speaking(b"220 ready\r\n") as address:
            reader, writer = await asyncio.open_connection(*address)
            assert await reader.readline() == b"220 ready\r\n"
            writer.close()
        async with resetting() as address:
            reader, writer = await asyncio.open_connection(*address)
            with pytest.raises(ConnectionResetError):
                await reader.readexactly(1)
            writer.transport.abort()
        async with silent() as address, full() as taken:
            reader, writer = await asyncio.open_connection(*address)
            for waiting in (reader.read(1), asyncio.open_connection(*taken)):
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(waiting, 0.1)
            writer.close()

    run(main())
