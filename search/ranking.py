"""
What makes one work a better answer than another, as Elasticsearch reads it. Pure: dicts from values.

Inside a language the words are counted over title, headings, summary and text as if they were one
field (BM25F), and a little over the same words without stemming. Nearness and completeness only
reorder: a whole word must be found. The best language counts.
"""

from collections.abc import Sequence
from typing import Any

from search.analysis import fold, script_of
from search.documents import as_whole
from search.languages import Script
from search.plan import Plan, Tier
from search.query import Query, parse, weight

WEIGHTS = {"title": 6, "heads": 1, "summary": 3, "body": 1}
PLAIN = 0.15
PHRASE = 0.5
ALL_WORDS = 0.2
OPENING = 0.7
TITLE = 0.5
FUZZY = 0.3
PDF_PAGE = 0.5
ACRONYM = 2.0
SYNONYM = 0.7
EXACT = 100.0
RECENT = 0.25
TIMELY = ("news", "event")

type Clause = dict[str, Any]


def scored(plan: Plan, tier: Tier, unknown: Sequence[str] = ()) -> Clause:
    """
    The works that a tier finds, each with its score. `unknown` are words that no work holds: they
    may stand for a word with one slip in it.
    """
    query = plan.query
    if not query.words:
        best: Clause = (
            {"match_all": {}} if not query.phrases else _phrases_score(query, plan.reader)
        )
    else:
        best = {"dis_max": {"tie_breaker": 0.1, "queries": _ways(plan, tier, unknown)}}
    exact = {
        "constant_score": {"filter": {"term": {"exact": as_whole(query.text)}}, "boost": EXACT}
    }
    return _recent_first({"bool": {"must": [best], "should": [exact]}}, plan)


def _ways(plan: Plan, tier: Tier, unknown: Sequence[str]) -> list[Clause]:
    """The ways in which a work can be found: in a language, on a page of a file, by a name."""
    query = plan.query
    ways = [_by_name(query, tier)]
    for language in query.languages:
        boost = weight(language, plan.reader)
        in_text = _in_language(query, language, tier, unknown)
        ways.append({"bool": {"must": [in_text], "boost": boost}})
        ways.append(_on_a_page(query, language, tier, boost))
    return ways


def matching(query: Query, tier: Tier) -> Clause:
    """The same works without a score, for counting."""
    if not query.words:
        return {"match_all": {}}
    ways = [_enough(_names_hold(query), tier)]
    for language in query.languages:
        ways.append(_enough(_texts_hold(query, language), tier))
        page = _enough(_pages_hold(query, language), tier)
        ways.append({"nested": {"path": "pdf", "query": page}})
    return {"bool": {"should": ways}}


def fields(language: str, plain: bool = False) -> list[str]:  # noqa: FBT001, FBT002
    """The fields of a language with their weights; without stemming if `plain`."""
    end = ".plain" if plain else ""
    return [f"{part}.{language}{end}^{boost}" for part, boost in WEIGHTS.items()]


def holds(unit: str, language: str) -> Clause:
    """A work that has one word in a language, or as a name."""
    both = [*fields(language), *fields(language, plain=True)]
    return {
        "bool": {
            "should": [
                {"multi_match": {"query": unit, "fields": both, "operator": "and"}},
                {"match": {"names": {"query": unit, "operator": "and"}}},
            ]
        }
    }


def said(phrase: str, languages: Sequence[str]) -> Clause:
    """A work that has words as they were quoted."""
    plain = [name for language in languages for name in fields(language, plain=True)]
    return {
        "bool": {
            "should": [
                {"multi_match": {"query": phrase, "fields": plain, "type": "phrase"}},
                {"match_phrase": {"names": phrase}},
            ]
        }
    }


def mentioned(part: str) -> Clause:
    """A work that has something in any form, in the languages it is written in: what `-word` leaves out."""
    languages = parse(part).languages
    if " " in part:
        return said(part, languages)
    return {"bool": {"should": [holds(part, language) for language in languages]}}


def _in_language(query: Query, language: str, tier: Tier, unknown: Sequence[str]) -> Clause:
    better = _nearer(query.wanted, language)
    if unknown:
        better.append(_with_a_slip(unknown, language))
    return {
        "bool": {
            "filter": [_enough(_texts_hold(query, language), tier)],
            "must": [{"bool": {"should": _whole_words(query, language)}}],
            "should": better,
        }
    }


def _whole_words(query: Query, language: str) -> list[Clause]:
    stemmed = {"query": query.wanted, "fields": fields(language)}
    plain = {"query": query.wanted, "fields": fields(language, plain=True), "boost": PLAIN}
    synonyms = [meant(other, language, SYNONYM) for other in query.all_others(language)]
    return [{"combined_fields": stemmed}, {"combined_fields": plain}, *_named(query), *synonyms]


def _nearer(text: str, language: str) -> list[Clause]:
    """
    Words that stand near each other, all of them in one place, and those in the title count more. So do
    all of them in title and summary together: they say what a work is about.
    """
    asked = {"query": text, "fields": fields(language)}
    opening = {"query": text, "fields": [f"title.{language}", f"summary.{language}"]}
    return [
        {"multi_match": asked | {"type": "phrase", "slop": 4, "boost": PHRASE}},
        {"combined_fields": asked | {"operator": "and", "boost": ALL_WORDS}},
        {"multi_match": opening | {"type": "cross_fields", "operator": "and", "boost": OPENING}},
        {"match": {f"title.{language}": {"query": text, "boost": TITLE}}},
    ]


def _by_name(query: Query, tier: Tier) -> Clause:
    enough = _enough(_names_hold(query), tier)
    return {"bool": {"filter": [enough], "must": [{"bool": {"should": _named(query)}}]}}


def _names_hold(query: Query) -> list[Clause]:
    return [
        _or_other(
            {"match": {"names": {"query": word.text, "operator": "and"}}},
            [{"match_phrase": {"names": other}} for other in query.others(word.text)],
        )
        for word in query.words
    ]


def _texts_hold(query: Query, language: str) -> list[Clause]:
    return [
        _or_other(
            holds(unit, language),
            [meant(other, language) for other in query.others(unit, language)],
        )
        for unit in query.units(language)
    ]


def _pages_hold(query: Query, language: str) -> list[Clause]:
    text = f"pdf.text.{language}"
    return [
        _or_other(
            {"match": {text: unit}},
            [{"match_phrase": {text: other}} for other in query.others(unit, language)],
        )
        for unit in query.units(language)
    ]


def meant(other: str, language: str, boost: float = 1.0) -> Clause:
    """A work that has what may stand for a word: together, in any form, in a language or as a name."""
    in_texts = {"query": other, "fields": fields(language), "type": "phrase", "boost": boost}
    return {
        "bool": {
            "should": [
                {"multi_match": in_texts},
                {"match_phrase": {"names": {"query": other, "boost": boost}}},
            ]
        }
    }


def _or_other(clause: Clause, others: Sequence[Clause]) -> Clause:
    return {"bool": {"should": [clause, *others]}} if others else clause


def _named(query: Query) -> list[Clause]:
    acronyms = [
        {"match": {"names.cased": {"query": acronym, "boost": ACRONYM}}}
        for acronym in query.acronyms
    ]
    others = dict.fromkeys(other for word in query.words for other in query.others(word.text))
    synonyms = [{"match_phrase": {"names": {"query": o, "boost": SYNONYM}}} for o in others]
    return [{"match": {"names": {"query": query.wanted}}}, *acronyms, *synonyms]


def _on_a_page(query: Query, language: str, tier: Tier, boost: float) -> Clause:
    return {
        "nested": {
            "path": "pdf",
            "score_mode": "max",
            "boost": PDF_PAGE * boost,
            "query": {"bool": {"must": [_enough(_pages_hold(query, language), tier)]}},
            "inner_hits": {
                "name": language,
                "size": 1,
                "_source": False,
                "docvalue_fields": ["pdf.document", "pdf.language", "pdf.page"],
            },
        }
    }


def _with_a_slip(unknown: Sequence[str], language: str) -> Clause:
    return {
        "multi_match": {
            "query": " ".join(unknown),
            "fields": fields(language, plain=True),
            "fuzziness": "AUTO",
            "prefix_length": 1,
            "max_expansions": 50,
            "tie_breaker": 0.3,
            "boost": FUZZY,
        }
    }


def may_have_a_slip(query: Query) -> list[str]:
    """Words long enough to be a misspelling: the engine says which of them it holds nowhere."""
    return [
        word.text
        for word in query.words
        if len(word.text) >= 4 and script_of(word.text) is not Script.HAN
        if fold(word.text) not in query.certain
    ]


def _phrases_score(query: Query, reader: str) -> Clause:
    ways = [
        {
            "multi_match": {
                "query": phrase,
                "fields": fields(language, plain=True),
                "type": "phrase",
                "boost": weight(language, reader),
            }
        }
        for phrase in query.phrases
        for language in query.languages
    ]
    names = [{"match_phrase": {"names": phrase}} for phrase in query.phrases]
    return {"dis_max": {"tie_breaker": 0.1, "queries": [*ways, *names]}}


def _enough(clauses: Sequence[Clause], tier: Tier) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": tier.needs(len(clauses))}}


def _recent_first(query: Clause, plan: Plan) -> Clause:
    """News and events lose up to a fifth of their weight with age. It multiplies: it never outweighs."""
    age = {"date": {"origin": plan.at.date().isoformat(), "scale": "730d", "decay": 0.5}}
    return {
        "function_score": {
            "query": query,
            "score_mode": "sum",
            "boost_mode": "multiply",
            "functions": [
                {"weight": 1.0},
                {"filter": {"terms": {"facets.kind": TIMELY}}, "gauss": age, "weight": RECENT},
            ],
        }
    }
