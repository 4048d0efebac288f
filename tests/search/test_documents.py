"""A work as a value, and as Elasticsearch stores it."""

import dataclasses
import uuid
from datetime import UTC, date, datetime, timedelta, timezone

from search.documents import FacetTag, SearchDocument, SearchFile, SearchText, as_whole

WORK = SearchDocument(
    family=uuid.UUID(int=1),
    kind="event",
    date=date(2021, 5, 24),
    starts_at=datetime(2021, 5, 24, 15, 0, tzinfo=timezone(timedelta(hours=3))),
    visible_until=datetime(2030, 1, 1, tzinfo=UTC),
    texts=(
        SearchText(language="en", title="A side event", summary="S", heads="H", body="B"),
        SearchText(language="fr", title="Une manifestation"),
    ),
    names=("Summer Walker",),
    aliases=("A/RES/55/25",),
    tags=frozenset(
        {
            FacetTag(facet="partner", value="p", part="organizer"),
            FacetTag(facet="partner", value="p", part="sponsor"),
            FacetTag(facet="hobby", value="h"),
        }
    ),
    files=(
        SearchFile(
            document=7,
            language="en",
            url="/x",
            file_hash="abc",
            state="read:2",
            pages=("One", "Two"),
        ),
    ),
)


def test_it_is_stored_with_a_field_a_language():
    assert WORK.as_source(["partner", "kind", "language"]) == {
        "family": "00000000-0000-0000-0000-000000000001",
        "digest": WORK.digest(),
        "visible": True,
        "visible_until": "2030-01-01T00:00:00+00:00",
        "date": "2021-05-24",
        "starts_at": "2021-05-24T12:00:00+00:00",
        "ends_at": None,
        "title": {"en": "A side event", "fr": "Une manifestation"},
        "heads": {"en": "H", "fr": ""},
        "summary": {"en": "S", "fr": ""},
        "body": {"en": "B", "fr": ""},
        "names": ["Summer Walker", "A/RES/55/25"],
        "exact": ["ares5525", "asideevent", "unemanifestation"],
        "facets": {"partner": ["p"], "kind": ["event"], "language": ["en", "fr"]},
        "pdf": [
            {"document": 7, "language": "en", "page": 1, "text": {"en": "One"}},
            {"document": 7, "language": "en", "page": 2, "text": {"en": "Two"}},
        ],
    }


def test_a_file_of_ten_thousand_pages_does_not_cost_the_work_its_place():
    long = dataclasses.replace(WORK.files[0], pages=("x",) * 10_001)
    work = dataclasses.replace(WORK, files=(long,))
    assert len(work.as_source([])["pdf"]) == 9_000


def test_its_digest_changes_with_whatever_is_found():
    digests = {
        WORK.digest(),
        dataclasses.replace(WORK, names=()).digest(),
        dataclasses.replace(WORK, texts=WORK.texts[:1]).digest(),
        dataclasses.replace(WORK, tags=frozenset()).digest(),
        dataclasses.replace(WORK, visible_until=None).digest(),
        dataclasses.replace(
            WORK, files=(dataclasses.replace(WORK.files[0], state="waiting"),)
        ).digest(),
        SearchDocument(family=WORK.family, visible=False).digest(),
    }
    assert len(digests) == 7


def test_its_digest_does_not_need_the_pages_of_its_files():
    bare = dataclasses.replace(WORK, files=(dataclasses.replace(WORK.files[0], pages=()),))
    assert bare.digest() == WORK.digest()


def test_a_whole_is_the_same_however_it_is_written():
    assert as_whole("A/RES/55/25") == as_whole("a res 55 25") == "ares5525"
    assert as_whole("  ") == ""
