"""
How Elasticsearch keeps a work: one document a family, a field a language. Pure: settings as dicts.

Stock filters only. Stop words are our own short lists (`search.languages`): stock lists drop meaning.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from search.languages import LANGUAGES, ROWS, SearchLanguage

PARTS = ("title", "heads", "summary", "body")
PLAIN_FILTERS = (
    "elision_plain",
    "cjk_width",
    "lowercase",
    "decimal_digit",
    "asciifolding",
    "arabic_normalization",
    "arabic_last_letter",
)


def index_body(facets: Iterable[str]) -> dict[str, Any]:
    """Settings and mapping of an index. Facets are fields of their own, so they must be known."""
    return {"settings": settings(), "mappings": mappings(facets)}


def fingerprint(facets: Iterable[str]) -> str:
    """A hash of it: an index made by another one has to be built anew."""
    body = json.dumps(index_body(facets), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def settings() -> dict[str, Any]:
    return {
        "number_of_shards": 1,
        "number_of_replicas": 0,
        "refresh_interval": "1s",
        "analysis": {
            "char_filter": {"alike": {"type": "mapping", "mappings": _ALIKE}},
            "filter": {
                "elision_plain": _elision(LANGUAGES["fr"]),
                "arabic_last_letter": {
                    "type": "pattern_replace",
                    "pattern": "ة$",
                    "replacement": "ه",
                },
                **{name: body for row in ROWS for name, body in _filters(row).items()},
            },
            "analyzer": {
                "plain": _analyzer(PLAIN_FILTERS),
                "cased": _analyzer(("cjk_width",)),
                **{row.code: _analyzer(_named(row)) for row in ROWS},
            },
        },
    }


def mappings(facets: Iterable[str]) -> dict[str, Any]:
    return {
        "dynamic": "strict",
        "_source": {"excludes": ["pdf"]},
        "properties": {
            "family": {"type": "keyword"},
            "digest": {"type": "keyword", "index": False},
            "visible": {"type": "boolean"},
            "visible_until": {"type": "date"},
            "date": {"type": "date"},
            "starts_at": {"type": "date"},
            "ends_at": {"type": "date"},
            "exact": {"type": "keyword"},
            "names": {
                "type": "text",
                "analyzer": "plain",
                "norms": False,
                "fields": {"cased": {"type": "text", "analyzer": "cased", "norms": False}},
            },
            **{part: _by_language(_text) for part in PARTS},
            "facets": {"properties": {name: {"type": "keyword"} for name in sorted(facets)}},
            "pdf": {
                "type": "nested",
                "properties": {
                    "document": {"type": "integer"},
                    "language": {"type": "keyword"},
                    "page": {"type": "integer"},
                    "text": _by_language(lambda code: _text(code) | {"norms": False, "fields": {}}),
                },
            },
        },
    }


# The narrow space that stands before a French colon, and the underscore, would be parts of words.
_ALIKE = ["ё=>е", "Ё=>Е", "\u0301=>", "’=>'", "ʼ=>'", "\\u202f=>\\u0020", "_=>\\u0020"]


def _by_language(field: Any) -> dict[str, Any]:
    return {"properties": {row.code: field(row.code) for row in ROWS}}


def _text(code: str) -> dict[str, Any]:
    return {
        "type": "text",
        "analyzer": code,
        "fields": {"plain": {"type": "text", "analyzer": "plain"}},
    }


def _analyzer(filters: Iterable[str]) -> dict[str, Any]:
    return {
        "type": "custom",
        "char_filter": ["alike"],
        "tokenizer": "standard",
        "filter": list(filters),
    }


def _named(row: SearchLanguage) -> list[str]:
    """The filters of a language, with the names of its own ones filled in."""
    own = {name: f"{row.code}_{name}" for name in ("stop", "stemmer", "elision", "possessive")}
    return [name.format(**own) for name in row.filters]


def _filters(row: SearchLanguage) -> Mapping[str, dict[str, Any]]:
    """The filters that a language brings itself."""
    bodies: dict[str, dict[str, Any]] = {
        "stop": {"type": "stop", "stopwords": sorted(row.stop)},
        "stemmer": {"type": "stemmer", "language": row.stemming},
        "possessive": {"type": "stemmer", "language": "possessive_english"},
        "elision": _elision(row),
    }
    return {
        f"{row.code}_{name}": body for name, body in bodies.items() if f"{{{name}}}" in row.filters
    }


def _elision(row: SearchLanguage) -> dict[str, Any]:
    return {"type": "elision", "articles": sorted(row.elided), "articles_case": True}
