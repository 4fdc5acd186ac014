"""JSON and bodies in few bytes: deflate, for JSON with a dictionary of the words that every record repeats."""

import json
import zlib

from model.errors import StorageError

# The first byte of packed JSON says how it was made. A stored number never changes its meaning.
PLAIN = b"0"
DEFLATED = b"1"  # with WORDS as the dictionary
DIFFERENCE = b"2"  # with another piece as the dictionary

LEVEL = 6  # 3 kB of findings: 45 us; level 9 gains 1 %
BODY_LEVEL = 2  # pages of 100 kB: 0.4 ms and 13 %; level 1 is no faster and leaves a fifth more, 6 takes three times as long
RAW = -15  # no header and no checksum: 6 bytes of 60
# What is small needs no window of 32 kB: to get and clear the 270 kB that one takes was two thirds of the time of a record.
SMALL = 8 * 1024  # bytes, with the dictionary
SMALL_RAW, SMALL_MEMORY = -13, 6  # a window of 8 kB; 64 kB in all

# What records say again and again; the commonest stand last, where deflate reaches them with the shortest codes.
# Packed rows cannot be read without exactly these bytes: a better list is a new format, beside this one.
WORDS = (
    '{"final_url":null,"content_type":"application/pdf","attachments":[],"suggestions":[{"url":"https://www.'
    '"outcome":"read-timeout","connect-timeout","dns-failure","http-404","http-5xx","text_source":"ocr","pages":null'
    '"content_type":"text/html; charset=utf-8","outcome":"ok","text_source":"text","pages":1}],"indicator":"O1"'
    '{"name_th":"การ","division":"สำนักปลัด"}กองคลังกองช่างปีงบประมาณ พ.ศ. 256 เทศบาลตำบล องค์การบริหารส่วนตำบล ประจำปี แผน รายงานผลการ'
    '{"headers":[["Server","nginx"],["Date"," GMT"],["Content-Type","text/html; charset=UTF-8"],["Content-Length","'
    '["Last-Modified","Connection","keep-alive","Transfer-Encoding","chunked","Vary","Accept-Encoding","X-Powered-By","PHP/'
    '["Expires","Thu, 19 Nov 1981 08:52:00 GMT"],["Cache-Control","no-store, no-cache, must-revalidate"],["Pragma","no-cache"],'
    '["Set-Cookie","PHPSESSID=; path=/; HttpOnly"]],"hops":[{"url":"http://www.","status":301,"location":"https://www.'
    '"notes":[{"code":"insecure-http","slow","recovered-on-retry","tls-invalid-but-served"}]'
    '{"topic":0.9,"topic_evidence":[],"best_indicators":["O"],"years":[2565],"period":"current_fy","previous_fy","first_half",'
    '"period_met":null,"period_evidence":[],"components":[{"id":"","name_th":"","met":false,"evidence":[]},'
    '[{"code":"component-missing","severity":"review","data":{"missing":["'
    '"code":"wrong-year","severity":"fail","data":{"wanted":2565,"found":[2564]},"evidence":[{"url":"https://www..go.th/index.php?'
    '"where":"หัวข้อ","quote":"","where":"ตาราง แถว 1","quote":"","where":"หน้า 1","quote":""}]},{"met":true,"evidence":[{"url":"https://www.'
).encode()


def dump(value: object) -> bytes:
    """JSON as bytes; halves of surrogate pairs survive, since nothing but `load` reads them."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def parse(data: bytes) -> object:
    """The value of `dump`."""
    parsed: object = json.loads(data.decode("utf-8", "surrogatepass"))
    return parsed


def pack(data: bytes, base: bytes | None = None) -> bytes:
    """The bytes in the smallest form; where `base` is given, as what differs from it."""
    packed = _deflate(data, WORDS if base is None else base)
    if len(packed) >= len(data):
        return PLAIN + data
    return (DEFLATED if base is None else DIFFERENCE) + packed


def unpack(packed: bytes, base: bytes | None = None) -> bytes:
    """The bytes that were packed."""
    kind, data = packed[:1], packed[1:]
    if kind == PLAIN:
        return data
    if kind == DEFLATED:
        return _inflate(data, WORDS)
    if kind == DIFFERENCE and base is not None:
        return _inflate(data, base)
    raise damaged()


def is_difference(packed: bytes) -> bool:
    """Whether the bytes can only be read together with their base."""
    return packed[:1] == DIFFERENCE


def pack_json(value: object) -> bytes:
    """A value as packed JSON."""
    return pack(dump(value))


def unpack_json(packed: bytes) -> object:
    """The value of `pack_json`."""
    return parse(unpack(packed))


def pack_body(body: bytes) -> bytes:
    """The bytes of a page or file as they are stored."""
    return zlib.compress(body, BODY_LEVEL)


def unpack_body(packed: bytes) -> bytes:
    """The body that was packed; StorageError where it is damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise damaged() from error


def damaged() -> StorageError:
    """A stored value is not what was stored."""
    return StorageError(
        "ข้อมูลบางส่วนในฐานข้อมูลเสียหาย อ่านไม่ได้ นำสำเนาสำรองกลับมาใช้ หรือตรวจใหม่ด้วยฐานข้อมูลใหม่",
        "a part of the database is damaged and cannot be read: restore a backup or check again into a new database",
    )


def _deflate(data: bytes, dictionary: bytes) -> bytes:
    if len(data) + len(dictionary) <= SMALL:
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, SMALL_RAW, SMALL_MEMORY, zdict=dictionary)
    else:
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW, zdict=dictionary)
    return packer.compress(data) + packer.flush()


def _inflate(data: bytes, dictionary: bytes) -> bytes:
    try:
        return zlib.decompressobj(RAW, zdict=dictionary).decompress(data)
    except zlib.error as error:
        raise damaged() from error
