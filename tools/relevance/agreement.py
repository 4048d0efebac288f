"""
Whether Elasticsearch and the project's own analysis see the same words as one: of the words of the
demonstration, those that fall together with the same other words in both.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, batched

from search.analysis import terms, words
from search.engines.elasticsearch import ElasticsearchEngine
from tools.relevance.library import Work

AT_ONCE = 500


def agreement(
    engine: ElasticsearchEngine, works: Iterable[Work], languages: Iterable[str]
) -> dict[str, float]:
    """The share of words, by language. Where words are runs of Han, those with the same pairs."""
    shelf = list(works)
    found = {}
    for language in languages:
        spoken = _words_of(shelf, language)
        theirs = analysed(engine, spoken, language)
        ours = [tuple(terms(word, language)) for word in spoken]
        alike = _same if language == "zh-hans" else _classes_alike
        found[language] = alike(ours, theirs)
    return found


def analysed(
    engine: ElasticsearchEngine, texts: Sequence[str], language: str
) -> list[tuple[str, ...]]:
    """The terms of each text, as the index of an engine takes them."""
    found: list[tuple[str, ...]] = []
    for batch in batched(texts, AT_ONCE, strict=False):
        begins = list(accumulate((len(text) + 1 for text in batch[:-1]), initial=0))
        answer = engine.client.indices.analyze(
            index=engine.alias, analyzer=language, text="\n".join(batch)
        )
        by_text: dict[int, list[str]] = defaultdict(list)
        for token in answer["tokens"]:
            by_text[bisect_right(begins, token["start_offset"]) - 1].append(token["token"])
        found += [tuple(by_text[place]) for place in range(len(batch))]
    return found


def _words_of(works: Iterable[Work], language: str) -> list[str]:
    """Every word that is written in a language, once, as it is written."""
    texts = [text for work in works for text in work.document.texts if text.language == language]
    said = (part for text in texts for part in (text.title, text.summary, text.body))
    return sorted({part[word.start : word.end] for part in said for word in words(part)})


def _same(ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> float:
    return sum(a == b for a, b in zip(ours, theirs, strict=True)) / len(ours)


def _classes_alike(ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> float:
    mine, other = _classes(ours), _classes(theirs)
    return sum(mine(place) == other(place) for place in range(len(ours))) / len(ours)


def _classes(stems: Sequence[tuple[str, ...]]) -> Callable[[int], list[int]]:
    """For the place of a word, the places of all that have its stem."""
    places: Mapping[tuple[str, ...], list[int]] = defaultdict(list)
    for place, stem in enumerate(stems):
        places[stem].append(place)
    return lambda place: places[stems[place]]
