"""What a citation needs of each language, and the styles of an English-speaking world do not know."""

import re
from typing import Any

from babel.dates import get_month_names
from lxml import etree

_CSL = "http://purl.org/net/xbiblio/csl"
_MARK = "\u2060"  # a word joiner, which is not seen
_AND = {"ar": "و", "es": "y", "fr": "et", "ru": "и", "zh-hans": "和"}
_JOINED = {"ar": " و", "es": " y ", "fr": " et ", "ru": " и ", "zh-hans": "和"}
_DAYS = {"es": r"\2 de \1", "zh-hans": r"\1\2日"}


def add_terms(style: Any, locale: str, terms: dict[str, str]) -> None:
    """Words of a language as a citation needs them, where the library's are not."""
    place = etree.SubElement(style, f"{{{_CSL}}}locale")
    place.set("{http://www.w3.org/XML/1998/namespace}lang", locale)
    words = etree.SubElement(place, f"{{{_CSL}}}terms")
    for name, text in terms.items():
        etree.SubElement(words, f"{{{_CSL}}}term", name=name).text = text


def own_terms(language: str) -> dict[str, str]:
    """“And” and the months, marked: styles put them where English does, which is mended afterwards."""
    if language == "zh-hans":
        months = get_month_names("abbreviated", "format", locale="zh_Hans")
    else:  # as in a date: “марта”, not “март”
        months = get_month_names("wide", "format", locale=language)
    terms = {f"month-{number:02}": name for number, name in months.items()} | {
        "and": _AND[language]
    }
    return {name: _marked(word) for name, word in terms.items()}


def _american(text: str) -> str:
    """A stop or a comma stands before the closing quotation mark, and no stop after “?”."""
    text = re.sub(r"([?!])”\.", r"\1”", text)
    return re.sub(r"”([.,])", r"\1”", text)


def as_written(text: str, language: str) -> str:
    """“5 novembre”, “9月3日”; no comma before “et”, no space around “和” or after “و”."""
    if language == "en":
        return _american(text)
    text = text.replace(f", {_marked(_AND[language])} ", _JOINED[language])
    text = text.replace(f" {_marked(_AND[language])} ", _JOINED[language])
    day = _DAYS.get(language, r"\2 \1")
    text = re.sub(rf"({_MARK}[^{_MARK}]+{_MARK}) (\d{{1,2}})(?!\d)", day, text)
    if language == "fr":
        text = re.sub(rf"(?<!\d)1 {_MARK}", "1er ", text)
    text = text.replace(_MARK, "")
    return _arabic(text) if language == "ar" else text


def _arabic(text: str) -> str:
    """Its own comma and semicolon. What ends a character's name in HTML is not one."""
    text = re.sub(r"(&\w+;)|, ", lambda found: found[1] or "، ", text)
    return re.sub(r"(&\w+;)|; ", lambda found: found[1] or "؛ ", text)


def _marked(word: str) -> str:
    return f"{_MARK}{word}{_MARK}"
