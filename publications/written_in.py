"""In which language a text is written, where that is beyond doubt."""

import re
import unicodedata
from collections import Counter

_SCRIPTS = {"ARABIC": "arabic", "CYRILLIC": "cyrillic", "CJK": "han", "LATIN": "latin"}
_SCRIPT_OF = {
    "ar": "arabic",
    "zh-hans": "han",
    "ru": "cyrillic",
    "en": "latin",
    "fr": "latin",
    "es": "latin",
}
# Words of every page that the other two languages do not have.
_WORDS = {
    language: frozenset(words.split())
    for language, words in (
        ("en", "the and of is that was for with were which this have from not"),
        ("fr", "le les des et une est dans qui pour au aux sur ces sont ont pas"),
        ("es", "el los las del y una que con por para se como su sus más fue"),
    )
}
_FEWEST_LETTERS = 200
_FEWEST_WORDS = 30
_ALMOST_ALL = 0.85
_BEYOND_DOUBT = 6
_LONGEST = 20_000


def is_in_another_language(text: str, language: str) -> bool:
    """Whether a text is clearly not in a language of ours. A scan, or a text in two, is not said to be."""
    expected = _SCRIPT_OF.get(language)
    if expected is None:
        return False
    text = text[:_LONGEST]
    found = _script(text)
    if found and found != expected:
        return True
    return found == "latin" and _latin_language(text) not in ("", language)


def _script(text: str) -> str:
    """The letters that almost all of a text is written in, or nothing."""
    scripts = Counter(
        _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "other")
        for letter in text
        if letter.isalpha()
    )
    letters = scripts.total()
    if letters < _FEWEST_LETTERS:
        return ""
    script, most = scripts.most_common(1)[0]
    return script if most >= _ALMOST_ALL * letters else ""


def _latin_language(text: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {code: sum(words[word] for word in known) for code, known in _WORDS.items()}
    (first, most), (_second, next_most), *_rest = sorted(counts.items(), key=lambda pair: -pair[1])
    return first if most >= _FEWEST_WORDS and most >= _BEYOND_DOUBT * next_most else ""
