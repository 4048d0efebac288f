"""BibTeX, in UTF-8, for those who write with LaTeX."""

from collections.abc import Iterable

from outlets.formats.citing import (
    citation_key,
    citation_type,
    makers,
    names,
    one_line,
    publisher,
)
from pages.languages import language_tag
from pages.records import House, Record

# What LaTeX would take for a command.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)
# BibTeX counts even an escaped brace, so one without a partner is written as a word.
_LONE_BRACES = (r"\{", r"\textbraceleft{}"), (r"\}", r"\textbraceright{}")
# Addresses are taken as they stand; these would end the field or begin a command.
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_VERBATIM = ("doi", "url")
_LANGUAGES = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ru": "russian",
    "zh-hans": "chinese",
}


def bibtex(records: Iterable[Record], house: House) -> str:
    """Works as BibTeX, an entry each."""
    return "\n".join(_entry(record, house) for record in records)


def _entry(record: Record, house: House) -> str:
    kind = "techreport" if citation_type(record) == "report" else "misc"
    fields = [
        f"  {name} = {{{_value(name, text)}}},"
        for name, text in _fields(record, house).items()
        if text
    ]
    return "\n".join([f"@{kind}{{{citation_key(record)},", *fields, "}", ""])


def _fields(record: Record, house: House) -> dict[str, str]:
    kind = citation_type(record)
    return {
        "author": _people(makers(record)),
        "editor": _people(names(record, "editor")),
        # A second pair of braces keeps its capitals.
        "title": f"{{{escaped(record.title)}}}",
        "institution" if kind == "report" else "publisher": publisher(record, house),
        "type": record.genre_name if kind == "report" else "",
        "number": record.symbol,
        "version": record.version,
        "year": f"{record.date:%Y}" if record.date else "",
        "month": f"{record.date.month}" if record.date else "",
        "date": record.date.isoformat() if record.date else "",
        "venue": record.meeting.place if record.meeting else "",
        "doi": record.doi,
        "isbn": record.isbn,
        "url": record.identifier,
        "language": language_tag(record.language),
        "langid": _LANGUAGES.get(record.language, ""),
        "copyright": record.licence,
        "keywords": ", ".join(record.keywords),
        "abstract": record.abstract,
    }


def _people(people: Iterable[str]) -> str:
    """Each name in braces of its own, so that it is neither turned round nor split at an "and"."""
    return " and ".join(f"{{{escaped(name)}}}" for name in people)


def _value(name: str, text: str) -> str:
    if name in _VERBATIM:
        return one_line(text).translate(_IN_ADDRESSES)
    return text if name in ("author", "editor", "title") else escaped(text)


def escaped(text: str) -> str:
    """Text that says the same in LaTeX."""
    text = one_line(text)
    written = text.translate(_ESCAPES)
    if not _is_balanced(text):
        for brace, word in _LONE_BRACES:
            written = written.replace(brace, word)
    return written


def _is_balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0
