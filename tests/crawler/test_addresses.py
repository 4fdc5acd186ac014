"""Which addresses may be asked, in every spelling, and that nothing gets round it: redirects, names, changing answers."""

from contextlib import nullcontext
from dataclasses import replace
from ipaddress import ip_address

import pytest

from crawler.addresses import RefusedAddressError, check_port, is_allowed, parse_networks
from crawler.client import FetchSettings, open_client
from demo.faults.statuses import PAGE
from demo.server import Server, respond
from model.capture import Note
from model.outcome import Outcome

REFUSED = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1",
    "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1",
    "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "100::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::1",
    "2002:c0a8:101::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "2001:0:4136:e378:8000:63bf:80ff:fffe",
]  # fmt: skip

ALLOWED = ["1.1.1.1", "8.8.8.8", "203.157.7.98", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "2001:4860:4860::8888",
           "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]  # fmt: skip

SPELLINGS = [
    "http://127.0.0.1/", "http://localhost/", "http://LOCALHOST./", "http://[::1]/", "http://[::]/", "http://0.0.0.0/", "http://0/",
    "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/",
    "http://100.64.0.1/", "http://224.0.0.1/", "http://[fe80::1]/", "http://[fc00::1]/", "http://2130706433/",
    "http://0177.0.0.1/", "http://0x7f.1/", "http://0x7f000001/", "http://127.1/", "http://[::ffff:7f00:1]/",
    "http://[::ffff:127.0.0.1]/", "http://[2002:7f00:1::]/", "http://[64:ff9b::7f00:1]/", "http://[2001:0:0:0:0:0:80ff:fffe]/",
    "http://１２７.０.０.１/", "http://127。0。0。1/", "http://user@127.0.0.1/", "http://8.8.8.8:22/", "http://8.8.8.8:25/",
    "http://8.8.8.8:6379/", "http://%31%32%37.0.0.1/",
]  # fmt: skip

CLOSED = FetchSettings(timeout=2.0, connect_timeout=0.5, first_pause=0.01)


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text):
    assert not is_allowed(ip_address(text), ())


@pytest.mark.parametrize("text", ALLOWED)
def test_allowed(text):
    assert is_allowed(ip_address(text), ())


@pytest.mark.parametrize(
    ("network", "inside", "outside"),
    [
        ("127.0.0.0/8", "127.3.2.1", "10.0.0.1"),
        ("127.0.0.1", "127.0.0.1", "127.0.0.2"),
        ("127.0.0.1/8", "127.9.9.9", "::1"),
        ("fd00::/8", "fd12::1", "fe80::1"),
        ("127.0.0.0/8", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    ],
)
def test_a_network_that_is_opened(network, inside, outside):
    networks = parse_networks([network])
    assert is_allowed(ip_address(inside), networks)
    assert not is_allowed(ip_address(outside), networks)


@pytest.mark.parametrize("text", ["", "loopback", "300.0.0.0/8", "127.0.0.0/99"])
def test_no_network(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_networks([text])


@pytest.mark.parametrize("port", [1, 22, 25, 110, 143, 6000, 6379, 6667, 10080])
def test_ports_that_browsers_refuse(port):
    with pytest.raises(RefusedAddressError):
        check_port(port, [ip_address("203.0.113.7")], ())


@pytest.mark.parametrize("port", [80, 81, 443, 3000, 8000, 8080, 8443, 9998, 50000])
def test_ports_of_web_sites(port):
    check_port(port, [ip_address("203.0.113.7")], ())


@pytest.mark.parametrize(
    ("addresses", "networks", "refused"),
    [
        (["127.0.0.1"], ["127.0.0.0/8"], False),
        (["127.0.0.1", "127.0.0.2"], ["127.0.0.0/8"], False),
        (["::ffff:127.0.0.1"], ["127.0.0.0/8"], False),
        (["8.8.8.8"], ["127.0.0.0/8"], True),
        (["127.0.0.1", "8.8.8.8"], ["127.0.0.0/8"], True),
        ([], [], True),
    ],
)
def test_every_port_of_an_opened_network_may_be_asked(addresses, networks, refused):
    with pytest.raises(RefusedAddressError) if refused else nullcontext():
        check_port(22, [ip_address(text) for text in addresses], parse_networks(networks))


@pytest.mark.anyio
@pytest.mark.parametrize(("networks", "outcome"), [(("127.0.0.0/8",), Outcome.CONNECT_REFUSED), ((), Outcome.REFUSED_ADDRESS)])
@pytest.mark.parametrize("port", [1, 9, 6379])
async def test_the_port_of_another_service(port, networks, outcome):
    async with open_client(replace(CLOSED, allow_networks=networks, attempts=1)) as client:
        capture = await client.fetch(f"http://127.0.0.1:{port}/")
    assert capture.outcome is outcome


@pytest.mark.anyio
@pytest.mark.parametrize("networks", [(), ("127.0.0.0/8",)])
@pytest.mark.parametrize(("url", "causes"), [
    ("http://www.ban.example:10080/x", ["blocked-port"]), ("http://8.8.8.8:6000/", ["blocked-port"]),
    ("http://192.168.1.10:6000/", [None]), ("http://192.168.1.10/", [None]),
])  # fmt: skip
async def test_a_port_is_told_from_an_inner_address(url, causes, networks):
    async with open_client(replace(CLOSED, allow_networks=networks), lookup=lambda _: ["8.8.8.8"]) as client:
        capture = await client.fetch(url)
        assert client.requests == 0
    assert capture.outcome is Outcome.REFUSED_ADDRESS
    assert [note.data.get("cause") for note in capture.notes] == causes


@pytest.mark.anyio
@pytest.mark.parametrize("url", SPELLINGS)
async def test_no_spelling_gets_through(url):
    async with open_client(CLOSED) as client:
        capture = await client.fetch(url)
    assert (capture.outcome, capture.attempts) == (Outcome.REFUSED_ADDRESS, 1)
    assert client.requests == 0


@pytest.mark.anyio
async def test_a_redirect_does_not_get_through():
    async with Server(lambda _: respond(PAGE)) as secret:
        target = secret.url.replace("127.0.0.1", "localhost")
        page = respond("", status=302, headers=[("Location", target)])
        settings = replace(CLOSED, allow_networks=("127.0.0.2",))
        async with Server(lambda _: page, [("127.0.0.2", 0)]) as server, open_client(settings) as client:
            capture = await client.fetch(server.url)
    assert capture.outcome is Outcome.REFUSED_ADDRESS
    assert capture.final_url == target + "/"
    assert secret.log == []


@pytest.mark.anyio
@pytest.mark.parametrize("port", [22, 6379])
async def test_a_redirect_to_the_port_of_another_service_is_not_followed(port):
    page = respond("", status=302, headers=[("Location", f"http://tambon.example:{port}/")])
    settings = replace(CLOSED, allow_networks=("127.0.0.0/8",))
    async with Server(lambda _: page) as server, open_client(settings, lookup=lambda _: ["8.8.8.8"]) as client:
        capture = await client.fetch(server.url)
        assert client.requests == 1
    assert (capture.outcome, capture.final_url) == (Outcome.REFUSED_ADDRESS, f"http://tambon.example:{port}/")
    assert capture.notes == (Note("refused-address", {"cause": "blocked-port", "port": port}),)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (["10.0.0.1"], Outcome.REFUSED_ADDRESS),
        (["169.254.169.254"], Outcome.REFUSED_ADDRESS),
        (["::1", "127.0.0.1"], Outcome.REFUSED_ADDRESS),
        (["127.0.0.9", "127.0.0.2"], Outcome.OK),  # mixed: only the allowed one is asked
    ],
)
async def test_names_are_checked_by_what_they_resolve_to(answers, outcome):
    async with Server(lambda _: respond(PAGE), [("127.0.0.2", 0)]) as server:
        settings = replace(CLOSED, allow_networks=("127.0.0.2",))
        async with open_client(settings, lookup=lambda _: answers) as client:
            capture = await client.fetch(f"http://tambon.example:{server.addresses[0][1]}/")
    assert capture.outcome is outcome, capture.detail


@pytest.mark.anyio
async def test_a_name_that_changes_its_answer_is_connected_to_where_it_was_checked():
    answers = iter([["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]])
    async with Server(lambda _: respond(PAGE)) as secret:
        port = secret.addresses[0][1]
        async with Server(lambda _: respond(PAGE), [("127.0.0.2", port)]) as server:
            settings = replace(CLOSED, allow_networks=("127.0.0.2",))
            async with open_client(settings, lookup=lambda _: next(answers)) as client:
                captures = [await client.fetch(f"http://rebind.example:{port}/{number}") for number in range(3)]
    assert {capture.outcome for capture in captures} == {Outcome.OK}
    assert len(server.log) == 3
    assert secret.log == []


@pytest.mark.anyio
async def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    async with Server(lambda _: respond("proxy")) as proxy, Server(lambda _: respond(PAGE)) as server:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        async with open_client(replace(CLOSED, allow_networks=("127.0.0.0/8",))) as client:
            capture = await client.fetch(server.url)
    assert capture.body == PAGE.encode()
    assert proxy.log == []


@pytest.mark.anyio
async def test_an_inner_address_is_named_as_such():
    async with open_client(CLOSED) as client:
        capture = await client.fetch("http://192.168.1.10/ita")
    assert [(note.code, note.data) for note in capture.notes] == [("intranet-url", {"host": "192.168.1.10"})]


@pytest.mark.anyio
async def test_an_inner_address_that_is_opened_is_a_page_like_any_other():
    settings = replace(CLOSED, allow_networks=("127.0.0.0/8",))
    async with Server(lambda _: respond(PAGE)) as server, open_client(settings) as client:
        capture = await client.fetch(server.url)
    assert "intranet-url" not in [note.code for note in capture.notes]
