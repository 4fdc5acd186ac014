"""What the drivers say, as sentences for people: each kind of trouble has its own, and none shows a password."""

import re

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from model.errors import StorageError
from storage.explain import DETAIL_LIMIT, explained, first_line, sentence, shown

SQLITE = make_url("sqlite:///data/oit.db")
SERVER = make_url("postgresql+psycopg://nok:secret@db.example:5432/oit")

# Messages of SQLite 3.40 and PostgreSQL 15, as their drivers give them.
MESSAGES = [
    ("database is locked", "held by another program", "ถูกโปรแกรมอื่นใช้อยู่"),
    ("database table is locked: scan", "held by another program", "ถูกโปรแกรมอื่นใช้อยู่"),
    ("canceling statement due to lock timeout", "held by another program", "ถูกโปรแกรมอื่นใช้อยู่"),
    ("attempt to write a readonly database", "read-only", "อ่านอย่างเดียว"),
    ("cannot execute INSERT in a read-only transaction", "read-only", "อ่านอย่างเดียว"),
    ("database or disk is full", "is full", "เต็ม"),
    ('could not extend file "base/16384/16397": No space left on device', "is full", "เต็ม"),
    ("file is not a database", "not a database file", "ไม่ใช่ไฟล์ฐานข้อมูล"),
    ("database disk image is malformed", "damaged", "เสียหาย"),
    ("disk I/O error", "damaged", "เสียหาย"),
    ("invalid page in block 7 of relation base/16384/16397", "damaged", "เสียหาย"),
    ("unable to open database file", "cannot be opened", "เปิดฐานข้อมูล"),
    ('FATAL:  password authentication failed for user "nok"', "refuses", "ไม่รับการเข้าใช้"),
    ('FATAL:  database "oit" does not exist', "refuses", "ไม่รับการเข้าใช้"),
    ('FATAL:  role "nok" does not exist', "refuses", "ไม่รับการเข้าใช้"),
    ("FATAL:  no pg_hba.conf entry for host", "refuses", "ไม่รับการเข้าใช้"),
    ("connection failed: Connection refused", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    ("connection timeout expired", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    ("failed to resolve host 'db.example': Name or service not known", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    ("terminating connection due to administrator command", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    ("server closed the connection unexpectedly", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    (
        'connection is bad: connection to server on socket "/run/.s.PGSQL.5432" failed: No such file or directory',
        "cannot be reached",
        "ติดต่อเซิร์ฟเวอร์",
    ),
    (
        "consuming input failed: could not receive data from server: Connection reset by peer",
        "cannot be reached",
        "ติดต่อเซิร์ฟเวอร์",
    ),
    ("connection failed: FATAL:  the database system is starting up", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    ("FATAL:  the database system is in recovery mode", "cannot be reached", "ติดต่อเซิร์ฟเวอร์"),
    ('connection to server at "::1", port 5432 failed: FATAL:  password authentication failed', "refuses", "ไม่รับการเข้าใช้"),
    ("something that nobody has seen before", "oit db check", "oit db check"),
]


@pytest.mark.parametrize("url", [SQLITE, SERVER])
@pytest.mark.parametrize(("message", "english", "thai"), MESSAGES)
def test_each_message_has_its_sentence(message, english, thai, url):
    error = sentence(OperationalError("INSERT INTO x VALUES (?)", {"a": "private"}, Exception(message)), url)
    assert english in str(error)
    assert thai in error.message_th
    said = str(error) + error.message_th
    assert not re.search("secret|private|INSERT|\n", said.replace("cannot execute INSERT", ""))
    assert shown(url) in said


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (SQLITE, "data/oit.db"),
        (make_url("sqlite://"), "(memory)"),
        (SERVER, "postgresql://nok:***@db.example:5432/oit"),
        (make_url("postgresql+psycopg://db.example/oit"), "postgresql://db.example/oit"),
    ],
)
def test_how_a_database_is_named(url, expected):
    assert shown(url) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Exception("one\ntwo"), "one"),
        (Exception("  \n one "), "one"),
        (ValueError(), "ValueError"),
        (Exception("x" * 10_000), "x" * DETAIL_LIMIT),
    ],
)
def test_the_first_line(error, expected):
    assert first_line(error) == expected


@pytest.mark.parametrize(
    ("error", "leaves_as"),
    [(SQLAlchemyError("x"), StorageError), (KeyError("x"), KeyError), (StorageError("ก", "a"), StorageError)],
)
def test_only_errors_of_the_library_are_explained(error, leaves_as):
    with pytest.raises(leaves_as) as caught, explained(SQLITE):
        raise error
    assert (caught.value is error) == (not isinstance(error, SQLAlchemyError))
