"""Every engine narrows, counts, orders and pages in the same way."""

from datetime import UTC, date, datetime, timedelta

from search.documents import SearchDocument
from search.plan import SPARE
from tests.search.shelves import work


def tags(*topics):
    return [("topic", topic) for topic in topics]


def test_values_of_a_facet_widen_and_facets_narrow(shelf):
    shelf.put(
        work("news", en="One", tags=tags("a")),
        work("news", en="Two", tags=tags("b")),
        work("event", en="Three", tags=tags("a", "b")),
        work("event", en="Four", tags=tags("c")),
    )
    assert set(shelf.titles(chosen={"topic": ("a",)})) == {"One", "Three"}
    assert set(shelf.titles(chosen={"topic": ("a", "b")})) == {"One", "Two", "Three"}
    assert shelf.titles(chosen={"topic": ("a", "b"), "kind": ("event",)}) == ["Three"]
    assert shelf.titles(chosen={"topic": ("nothing",)}) == []


def test_each_facet_is_counted_under_all_the_others(shelf):
    shelf.put(
        work("news", en="One", tags=tags("a")),
        work("news", en="Two", tags=tags("b")),
        work("event", en="Three", tags=tags("a", "b")),
        work("event", fr="Pas en anglais", tags=tags("a")),
    )
    free = shelf.ask().counts
    assert free["kind"] == {"news": 2, "event": 1}
    assert free["topic"] == {"a": 2, "b": 2}
    assert free["language"] == {"en": 3}
    narrowed = shelf.ask(chosen={"kind": ("news",)}).counts
    assert narrowed["kind"] == {"news": 2, "event": 1}
    assert narrowed["topic"] == {"a": 1, "b": 1}
    both = shelf.ask(chosen={"kind": ("news",), "topic": ("a",)}).counts
    assert both["kind"] == {"news": 1, "event": 1}
    assert both["topic"] == {"a": 1, "b": 1}


def test_a_list_counts_works_in_any_language(shelf):
    shelf.put(
        work("news", en="One", tags=tags("a")),
        work("news", fr="Deux", tags=tags("a", "b")),
        work("news", en="Three", fr="Trois", tags=tags("b")),
        work("event", fr="Quatre", tags=tags("a")),
    )
    chosen = {"kind": ("news",)}
    assert shelf.ask(chosen=chosen).counts["topic"] == {"a": 1, "b": 1}
    every = shelf.ask(chosen=chosen, counts_all=True, limit=0)
    assert every.counts["topic"] == {"a": 2, "b": 2}
    assert every.counts["language"] == {"en": 2, "fr": 2}
    assert every.total == 2
    narrowed = shelf.ask(chosen=chosen | {"topic": ("b",)}, counts_all=True, limit=0)
    assert narrowed.counts["topic"] == {"a": 2, "b": 2}
    assert narrowed.counts["language"] == {"en": 1, "fr": 2}


def test_counts_follow_the_words_and_the_tier(shelf):
    shelf.put(
        work("news", en="Harbour pilots"), work("event", en="Harbour"), work("news", en="Bread")
    )
    assert shelf.ask("harbour pilots").counts["kind"] == {"news": 1}
    assert shelf.ask("harbour pilots", is_broad=True).counts["kind"] == {"news": 1, "event": 1}


def test_a_title_counts_more_than_a_text(shelf):
    shelf.put(
        work(en=("Something", "Words about piracy among many other words.")),
        work(en=("Piracy", "Words about something.")),
    )
    assert shelf.titles("piracy") == ["Piracy", "Something"]


def test_without_words_the_newest_comes_first(shelf):
    shelf.put(
        work(en="Old", day=date(2001, 1, 1)),
        work(en="New", day=date(2026, 1, 1)),
        work(en="Middle", day=date(2010, 1, 1)),
    )
    assert shelf.titles() == ["New", "Middle", "Old"]


def test_pages_follow_each_other_without_gap_or_double(shelf):
    shelf.put(*(work(en=f"Work {n:02}", day=date(2026, 1, 1) - timedelta(n)) for n in range(25)))
    first = shelf.titles(limit=10)
    second = shelf.titles(limit=10, offset=10)
    assert len(first) == 10 + SPARE
    assert [*first[:10], *second[:10]] == [f"Work {n:02}" for n in range(20)]
    assert shelf.ask(offset=9_980, limit=20).own == ()
    assert shelf.ask(offset=9_980, limit=20).total == 25


def test_a_tombstone_is_neither_found_nor_counted(shelf):
    gone = shelf.put(work(en="Secret", tags=tags("a")))
    shelf.put(SearchDocument(family=gone.family, visible=False))
    answer = shelf.ask("secret")
    assert (answer.total, answer.any_total, answer.own) == (0, 0, ())
    assert shelf.ask().counts.get("topic", {}) == {}


def test_a_withdrawn_language_is_gone_with_its_words(shelf):
    both = work(en="Secret", fr="Tresor")
    shelf.put(both)
    english = tuple(text for text in both.texts if text.language == "en")
    shelf.put(SearchDocument(family=both.family, kind="news", texts=english))
    assert shelf.ask("tresor", "en").total == 0
    assert shelf.ask("", "fr").total == 0


def test_what_expires_is_not_counted_after_its_time(shelf):
    document = work(en="Short-lived")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    shelf.put(
        SearchDocument(
            family=document.family, kind="news", texts=document.texts, visible_until=yesterday
        )
    )
    assert shelf.ask("short").total == 0
    assert shelf.ask().total == 0


def test_what_the_caller_knows_to_be_hidden_is_not_counted(shelf):
    hidden, _shown = shelf.put(
        work(en="Secret", tags=tags("a")), work(en="Secret too", tags=tags("a"))
    )
    answer = shelf.ask("secret", hidden=(hidden.family,))
    assert (answer.total, answer.any_total) == (1, 1)
    assert answer.counts["topic"] == {"a": 1}


def test_a_list_counts_nothing_that_is_hidden(shelf):
    gone, hidden = shelf.put(
        work(fr="Secret", tags=tags("a")), work(fr="Secret encore", tags=tags("a"))
    )
    shelf.put(SearchDocument(family=gone.family, visible=False))
    assert shelf.ask(counts_all=True).counts["topic"] == {"a": 1}
    assert shelf.ask(counts_all=True, hidden=(hidden.family,)).counts["topic"] == {}
