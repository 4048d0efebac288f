"""What Elasticsearch answered: whole, or not at all."""

import pytest

from search.plan import Tier
from search.results import IncompleteError, judged, next_tier, refusals, unknown_words

WHOLE = {"hits": {"total": {"value": 3}, "hits": []}, "timed_out": False, "_shards": {"failed": 0}}


def found(total, words=None):
    buckets = {word: {"doc_count": count} for word, count in (words or {}).items()}
    return {"hits": {"total": {"value": total}}, "aggregations": {"words": {"buckets": buckets}}}


def test_answers_are_known_by_the_name_of_the_question():
    assert judged(["own", "other"], {"responses": [WHOLE, WHOLE]}) == {"own": WHOLE, "other": WHOLE}


@pytest.mark.parametrize(
    "fault",
    [
        WHOLE | {"timed_out": True},
        WHOLE | {"_shards": {"failed": 1}},
        {"error": {"type": "search_phase_execution_exception"}, "status": 503},
    ],
)
def test_half_an_answer_is_none(fault):
    with pytest.raises(IncompleteError):
        judged(["own", "other"], {"responses": [WHOLE, fault]})


def test_a_missing_answer_is_noticed():
    with pytest.raises(IncompleteError):
        judged(["own", "other"], {"responses": [WHOLE]})


@pytest.mark.parametrize(
    ("own", "other", "half", "some", "tier"),
    [
        (1, 0, 5, 9, None),
        (0, 1, 5, 9, None),
        (0, 0, 5, 9, Tier.HALF),
        (0, 0, 0, 9, Tier.ANY),
        (0, 0, 0, 0, None),
    ],
)
def test_the_next_tier_is_the_first_that_finds_anything(own, other, half, some, tier):
    answers = {"own": found(own), "other": found(other), "half": found(half), "any": found(some)}
    assert next_tier(answers) == tier


def test_words_that_no_work_holds_may_be_misspelled():
    assert unknown_words({"any": found(2, {"harbour": 2, "pilotts": 0})}) == ("pilotts",)


def test_a_bulk_answer_is_judged_row_by_row():
    items = [
        {"index": {"_id": "a", "status": 200}},
        {"index": {"_id": "b", "status": 409, "error": {"reason": "newer"}}},
        {"index": {"_id": "c", "status": 429}},
    ]
    assert refusals(items) == {"b": (409, "newer"), "c": (429, "")}
