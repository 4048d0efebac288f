"""What is wrong with what staff say about words, in sentences, by the field of the form."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext

from search.analysis import fold, words
from search.languages import LANGUAGES
from search.models.staff import CertainWord, Recommendation, Synonyms, listed
from search.query import parse
from search.wording.synonyms import Key, key_of

LONGEST_WORD = 80
MOST_PARTS = 20
MOST_WORDS = 12
MOST_SEARCHES = 50

type Problems = Mapping[str, list[str]]
# Which word leads to which, and the entry that says so.
type Ways = dict[Key, dict[Key, str]]


def problems_of_synonyms(entry: Synonyms) -> Problems:
    """Empty sides, words that say nothing, words that are too long or said before, circles."""
    problems: dict[str, list[str]] = defaultdict(list)
    is_one_way = entry.direction == Synonyms.Direction.ONE_WAY
    sides = {"words": listed(entry.words)}
    if is_one_way:
        sides["others"] = listed(entry.others)
    elif entry.others.strip():
        problems["others"].append(
            gettext("Words that all mean the same lead to no others: leave this empty.")
        )
    for name, side in sides.items():
        least = 1 if is_one_way else 2
        problems[name] += [*_too_few(side, least), *_unfit(side, entry.language)]
        problems[name] += _twice(side, entry.language)
    if not any(problems.values()):
        problems["words"] += _said_before(entry)
    return {name: found for name, found in problems.items() if found}


def problems_of_recommendation(entry: Recommendation) -> Problems:
    """Searches without words, too many of them, and days in the wrong order."""
    problems: dict[str, list[str]] = defaultdict(list)
    searches = entry.searches()
    if len(searches) > MOST_SEARCHES:
        problems["queries"].append(
            gettext("Give at most %(most)s searches.") % {"most": MOST_SEARCHES}
        )
    for search in searches:
        query = parse(search)
        if not query.asks or query.without:
            sentence = gettext("“%(word)s” is nothing that can be looked for: give words.")
            problems["queries"].append(sentence % {"word": search})
    if entry.first_day and entry.last_day and entry.last_day < entry.first_day:
        problems["last_day"].append(gettext("The last day is before the first."))
    return dict(problems)


def problems_of_word(entry: CertainWord) -> Problems:
    """More than a word, none, or one that stands here already."""
    found = list(words(entry.word))
    if len(found) != 1:
        return {"word": [gettext("Give one word.")]}
    others = CertainWord.objects.filter(language__in={"", entry.language}).exclude(pk=entry.pk)
    if fold(found[0].text) in {_folded(word) for word in others.values_list("word", flat=True)}:
        return {"word": [gettext("This word is here already.")]}
    return {}


def _folded(word: str) -> str:
    return " ".join(fold(part.text) for part in words(word))


def _too_few(side: Collection[str], least: int) -> Iterator[str]:
    if not side:
        yield gettext("There is nothing on this side: give at least one word.")
    elif len(side) < least:
        yield gettext("One word alone has no synonym: give at least two, between commas.")
    if len(side) > MOST_WORDS:
        yield gettext("Give at most %(most)s words.") % {"most": MOST_WORDS}


def _unfit(side: Collection[str], language: str) -> Iterator[str]:
    if language not in LANGUAGES:  # The form says so at its own field.
        return
    for word in side:
        if not key_of(word, language):
            sentence = gettext(
                "“%(word)s” has only words that stand everywhere: articles, prepositions."
            )
            yield sentence % {"word": word}
        elif len(word) > LONGEST_WORD or len(key_of(word, language)) > MOST_PARTS:
            sentence = gettext("“%(word)s” is too long: nobody types it.")
            yield sentence % {"word": f"{word[:LONGEST_WORD]}…"}


def _twice(side: Collection[str], language: str) -> Iterator[str]:
    seen: dict[Key, str] = {}
    for word in side if language in LANGUAGES else ():
        key = key_of(word, language)
        if key and key in seen:
            sentence = gettext("“%(word)s” and “%(other)s” are the same to the search: keep one.")
            yield sentence % {"word": seen[key], "other": word}
        seen.setdefault(key, word)


def _said_before(entry: Synonyms) -> Iterator[str]:
    """Pairs that another entry has, and ways that lead back to where they began."""
    others = Synonyms.objects.filter(language=entry.language).exclude(pk=entry.pk)
    ways = _ways(others)
    for said, meant in entry.rules():
        key = key_of(said, entry.language)
        for other in meant:
            other_key = key_of(other, entry.language)
            names = {"word": said, "other": other}
            if other_key == key:
                if entry.direction == Synonyms.Direction.ONE_WAY:
                    yield gettext("“%(word)s” stands on both sides.") % names
            elif before := ways.get(key, {}).get(other_key):
                sentence = gettext("“%(word)s” finds “%(other)s” already: %(entry)s")
                yield sentence % {**names, "entry": before}
                return
            elif key in _reached(other_key, ways):
                yield (
                    gettext(
                        "“%(other)s” leads back to “%(word)s” through other entries, so all of them would "
                        "mean the same. If they do, make one entry of them."
                    )
                    % names
                )
                return


def _ways(entries: Collection[Synonyms]) -> Ways:
    ways: Ways = defaultdict(dict)
    for entry in entries:
        for said, meant in entry.rules():
            key = key_of(said, entry.language)
            for other in meant:
                ways[key].setdefault(key_of(other, entry.language), str(entry))
    return ways


def _reached(start: Key, ways: Ways) -> set[Key]:
    reached: set[Key] = set()
    waiting = [start]
    while waiting:
        for key in ways.get(waiting.pop(), {}):
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return reached
