"""
The words that a slip is corrected by: those of titles, headings, summaries and aliases, each once.

They are learned by the worker, after the works are settled: words are shared by works, and no editor
waits for another one's. A word stays until the night after its last work went, so it says nothing about
what may be seen; whoever offers one asks that first. Persons who are only named in a work are not in it:
their consents end by the clock.
"""

import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import batched

from django.db.models import Q, QuerySet
from django.utils import timezone

from search.analysis import fold, script_of, words
from search.languages import Script
from search.models import SearchEntryText
from search.models.called import SearchWord

SHORTEST, LONGEST = 4, 40
BATCH = 200
ROWS = 500
# Short words have many that begin alike; a guess needs no more of them.
MOST_LIKE = 5_000


def learn(*, within: timedelta = timedelta(seconds=5)) -> int:
    """Take in the words of texts that are new. Returns how many texts were read."""
    until = time.monotonic() + within.total_seconds()
    read = 0
    while time.monotonic() < until:
        texts = list(_texts().filter(learned_at=None).order_by("pk")[:BATCH])
        if not texts:
            break
        _keep({word for text in texts for word in _words_of(text)})
        ids = [text.pk for text in texts]
        SearchEntryText.objects.filter(pk__in=ids).update(learned_at=timezone.now())
        read += len(texts)
    return read


def forget() -> int:
    """Drop the words that no text has any more. Returns how many went."""
    held: set[str] = set()
    for text in _texts().iterator(chunk_size=BATCH):
        held.update(_words_of(text))
    known = SearchWord.objects.values_list("pk", "word").iterator(chunk_size=ROWS)
    gone = [pk for pk, word in known if word not in held]
    for batch in batched(gone, ROWS, strict=False):
        SearchWord.objects.filter(pk__in=batch).delete()
    return len(gone)


def is_correctable(typed: str) -> bool:
    """Whether a word, as it was typed, may be a slip: no acronym, no symbol, no number, no Han."""
    return (
        SHORTEST <= len(typed) <= LONGEST
        and typed.isalpha()
        and not typed.isupper()
        and script_of(typed) not in (Script.HAN, Script.NONE)
    )


def near(typed: str) -> list[str]:
    """
    Known words that are one slip away: a letter more, less, another, or two that changed places. One
    query. A slip leaves one end of a word whole, so words are looked up by both ends.
    """
    folded = _letters(typed)
    end = (len(folded) - 1) // 2
    if not end:
        return []
    wanted = Q()
    for length in (len(folded) - 1, len(folded), len(folded) + 1):
        wanted |= Q(length=length, **_begins("folded", folded[:end]))
        wanted |= Q(length=length, **_begins("backwards", folded[::-1][:end]))
    rows = SearchWord.objects.filter(wanted).values_list("word", "folded")[:MOST_LIKE]
    found: dict[str, str] = {}
    for word, kept in sorted(rows):
        letters = bytes(kept).decode()
        if is_one_slip(folded, letters):
            found.setdefault(letters, word)
    return sorted(found.values(), key=lambda word: (word[0] != typed[0], len(word) < len(typed)))


def is_one_slip(one: str, other: str) -> bool:
    """
    Whether a slip makes one word of another.

    >>> is_one_slip("pilts", "pilots"), is_one_slip("pliots", "pilots"), is_one_slip("pots", "pilots")
    (True, True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    place = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    if len(one) < len(other):
        return one[place:] == other[place + 1 :]
    swapped = one[place : place + 2] == other[place : place + 2][::-1]
    return one[place + 1 :] == other[place + 1 :] or (
        swapped and one[place + 2 :] == other[place + 2 :]
    )


def _begins(column: str, letters: str) -> dict[str, bytes]:
    start = letters.encode()
    return {f"{column}__gte": start, f"{column}__lt": start + b"\xff"}


def _texts() -> QuerySet[SearchEntryText]:
    seen = SearchEntryText.objects.filter(entry__visible=True).select_related("entry")
    return seen.defer("body")


def _words_of(text: SearchEntryText) -> Iterator[str]:
    """Its words as they are written, in small letters and without an elided article."""
    for part in (text.title, text.heads, text.summary, *text.entry.aliases):
        for word in words(part):
            written = part[word.start : word.end]
            bare = written.replace("’", "'").rpartition("'")[2]
            small = bare.lower()
            is_plain = is_correctable(bare) and is_correctable(small)
            if is_plain and _letters(small) == fold(word.text):
                yield small


def _letters(word: str) -> str:
    """A word as it is compared: without accents, one way of writing each letter."""
    return "".join(fold(part.text) for part in words(word))


def _keep(found: Iterable[str]) -> None:
    """In one order, so that two workers never wait for each other."""
    SearchWord.objects.bulk_create(
        [_row(word) for word in sorted(found)], ignore_conflicts=True, batch_size=ROWS
    )


def _row(word: str) -> SearchWord:
    folded = _letters(word)
    return SearchWord(
        word=word,
        length=len(folded),
        folded=folded.encode(),
        backwards=folded[::-1].encode(),
    )
