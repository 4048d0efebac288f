"""The PDFs that stand beside their texts."""

import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

import content

RESEARCH = Path(content.__file__).parent / "pages" / "research"
TEXTS = sorted(RESEARCH.glob("*/pdf/*.md"))
NAMES = [f"{path.parent.parent.name}/{path.stem}" for path in TEXTS]
each_document = pytest.mark.parametrize("text", TEXTS, ids=NAMES)


def said_in(path):
    pages = (page.extract_text() for page in PdfReader(path).pages)
    return unicodedata.normalize("NFKC", "\n".join(pages))


def test_there_is_a_document_for_every_text():
    assert len(TEXTS) == 21
    assert [path.name for path in TEXTS if not path.with_suffix(".pdf").exists()] == []


@each_document
def test_every_word_can_be_found_in_it(text):
    said = said_in(text.with_suffix(".pdf"))
    words = unicodedata.normalize("NFKC", text.read_text(encoding="utf-8"))
    if text.stem == "zh-hans":
        said = re.sub(r"\s", "", said)
        wanted = re.findall(r"[\u4e00-\u9fff]+", words)
    else:
        wanted = re.findall(r"[^\W\d_]+", words)
    assert wanted
    assert [word for word in wanted if word not in said] == []


@each_document
def test_it_tells_a_screen_reader_its_language_title_and_structure(text):
    reader = PdfReader(text.with_suffix(".pdf"))
    root = reader.trailer["/Root"]
    assert root["/Lang"].lower() == text.stem.partition(".")[0]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]["/K"]
    title = text.read_text(encoding="utf-8").partition("\n")[0]
    assert f"# {reader.metadata.title}" == title


@each_document
def test_it_is_small_enough_for_a_slow_line(text):
    assert text.with_suffix(".pdf").stat().st_size <= 150_000
