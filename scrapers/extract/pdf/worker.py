"""Runs as a program of its own, so that no PDF can crash, freeze or fill the reading process.

Takes a PDF on standard input; gives JSON on standard output: `status`, `title`, `pages` (each with its
size and `runs`: x0, top, x1, bottom, text, font size, bold), `images`, and `left`, the pages not read.
Imports nothing of the project: it starts in a fraction of the time that way.
"""

import contextlib
import json
import sys
import time
from ctypes import byref, c_int, create_string_buffer
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

try:
    import resource
except ImportError:  # not on Windows; the time limit of the caller still holds there
    resource = None  # type: ignore[assignment]

PAGES_LIMIT = 400
RUNS_LIMIT = 200_000
SECONDS = 20.0
MEMORY = 1_500_000_000
_BOLD_WEIGHT = 600


def _limit_resources() -> None:
    if resource is not None:
        for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, int(SECONDS) + 10)):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (limit, limit))


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name = create_string_buffer(128)
    # many fonts say it in their name only
    pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, byref(c_int(0)))
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _runs(page: Any, height: float) -> list[list[Any]]:
    text_page = page.get_textpage()
    found = []
    for number in range(min(text_page.count_rects(), RUNS_LIMIT)):
        left, bottom, right, top = text_page.get_rect(number)
        text = text_page.get_text_bounded(left, bottom, right, top)
        if not text.strip():
            continue
        middle = (top + bottom) / 2
        places = (left + 1, right - 0.5 * (top - bottom))
        hits = [pdfium.FPDFText_GetCharIndexAtPos(text_page, x, middle, 4, 4) for x in places]
        ends = [index for index in hits if index >= 0]
        size = pdfium.FPDFText_GetFontSize(text_page, ends[0]) if ends else top - bottom
        size = size if 3 < size < 200 else max(top - bottom, 3.0)
        bold = bool(ends) and all(_is_bold(text_page, index) for index in ends)
        edges = [round(place, 1) for place in (left, height - top, right, height - bottom)]
        found.append([*edges, text, round(size, 1), bold])
    return found


def _has_images(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def read(body: bytes) -> dict[str, Any]:
    """Reads a PDF as far as the limits allow."""
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        return {"status": "encrypted" if locked else "broken", "detail": str(error)}
    started, total, images, runs = time.monotonic(), len(document), 0, 0
    pages: list[dict[str, Any]] = []
    for number in range(min(total, PAGES_LIMIT)):
        if time.monotonic() - started > SECONDS or runs > RUNS_LIMIT:
            break
        try:
            page = document[number]
            width, height = page.get_size()
            found = _runs(page, height)
            images += not found and _has_images(page)
        except pypdfium2.PdfiumError:
            width, height, found = 0.0, 0.0, []
        runs += len(found)
        pages.append({"width": width, "height": height, "runs": found})
    title = document.get_metadata_dict().get("Title", "")
    return {"status": "read", "title": title, "pages": pages, "images": images, "left": total - len(pages)}


if __name__ == "__main__":
    _limit_resources()
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))
