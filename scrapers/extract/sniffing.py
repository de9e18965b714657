"""What bytes are, whatever their sender says."""

import codecs

_HEAD = 4096
_MAGIC = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh",
    b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ\x90",
    b"OggS", b"ID3", b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"\x00\x01\x00\x00", b"OTTO", b"%!PS", b"SQLite",
    b"fLaC", b"BM\x00",
)  # fmt: skip
_MOST_CONTROLS = 0.02
_PLAIN_CONTROLS = b"\t\n\r\f\x1b"
_CONTROLS = bytes(code for code in (*range(1, 32), 127) if code not in _PLAIN_CONTROLS)
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def wide_charset(head: bytes) -> str:
    """Says whether bytes without a mark are UTF-16: every other byte of markup is null then."""
    head = head[: min(len(head), 256) // 2 * 2]
    even, odd = head[::2], head[1::2]
    if len(head) < 8:
        return ""
    if odd.count(0) > 0.8 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.8 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def is_binary(body: bytes) -> bool:
    """Says whether a body is no text: by its first bytes, or by characters that no text holds."""
    if body.startswith(_MAGIC):
        return True
    if body.startswith(_WIDE_BOMS) or wide_charset(body):
        return False
    head = body[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(4, _MOST_CONTROLS * len(head)) or head.count(0) > 0.3 * len(head)
