"""What is asked is counted: without persons, late enough to slow nobody, and without losing any."""

import threading
from datetime import datetime, timedelta, timezone

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone as clock

from publications.models import NewsPage
from search.asked import forgetting, recording
from search.models.staff import AskedQuery, AskedSalt
from tests.factories import published

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)  # noqa: UP017


@pytest.fixture(autouse=True)
def _nothing_noted():
    recording._taken()


@pytest.fixture
def at(monkeypatch):
    """The clock of this test: at(minutes=10)."""

    def move(**after):
        monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(**after))

    move()
    return move


@pytest.fixture
def story(site, settled):
    with settled():
        return published(NewsPage, title="Harbour pilots")


def ask(client, text="harbour", language="en", headers=None, **more):
    client.get(f"/{language}/search/", {"q": text, **more}, headers=headers or {})


def often(client, at, text="harbour", times=3, **more):
    for number in range(times):
        at(minutes=10 * number)
        ask(client, text, **more)


def named():
    return {
        row.words: (row.asked, row.empty, row.found) for row in AskedQuery.objects.exclude(words="")
    }


# --- counted ----------------------------------------------------------


def test_words_are_kept_once_they_were_asked_in_several_parts_of_a_day(story, client, at):
    often(client, at, "HARBOUR  pilots", times=2)
    (row,) = AskedQuery.objects.all()
    assert (row.words, row.asked, row.language) == ("", 2, "en")
    assert "harbour" not in row.key
    at(minutes=45)
    ask(client, "Harbour pilots")
    assert named() == {"harbour pilots": (3, 0, 1)}


def test_one_visitor_who_asks_again_and_again_makes_no_words_known(story, client, at):
    for _again in range(20):
        ask(client)
    assert (named(), AskedQuery.objects.get().asked) == ({}, 20)


def test_each_language_of_readers_is_counted_on_its_own(story, client, at):
    often(client, at)
    often(client, at, language="fr")
    assert sorted(AskedQuery.objects.values_list("language", "words")) == [
        ("en", "harbour"),
        ("fr", "harbour"),
    ]


def test_what_finds_nothing_is_told(story, client, at):
    often(client, at, "submarines")
    assert named() == {"submarines": (3, 3, 0)}


def test_leafing_narrowing_and_asking_for_nothing_are_no_questions(story, client, at):
    for more in ({"kind": "news"}, {"words": "some"}, {"page": "2"}):
        ask(client, **more)
    ask(client, "")
    ask(client, "-harbour")
    client.head("/en/search/", {"q": "harbour"})
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"DNT": "1"}, {"Sec-GPC": "1"}, {"Sec-Purpose": "prefetch;prerender"}]
)
def test_who_asks_not_to_be_followed_is_not(story, client, headers):
    ask(client, headers=headers)
    assert not AskedQuery.objects.exists()
    assert not AskedSalt.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "mail jane@example.org please",
        "+43 660 123 45 67",
        "passport 12345678",
        "(0660) 123-4567",
        "word " * 40,
    ],
)
def test_what_could_be_about_a_person_is_never_counted(site, client, at, text):
    often(client, at, text, times=4)
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize("text", ["A/RES/55/25", "UNTOC 2026", "article 18", "2025-2026"])
def test_symbols_and_years_are_no_numbers_of_persons(text):
    assert recording.countable(text)


def test_nothing_is_counted_where_the_site_says_so(story, client, settings):
    settings.SEARCH_LOG_DAYS = 0
    ask(client)
    assert not AskedQuery.objects.exists()


def test_a_row_holds_nothing_about_a_person():
    fields = {field.name for field in AskedQuery._meta.get_fields()}
    assert fields == {
        "id",
        "day",
        "language",
        "key",
        "words",
        "asked",
        "empty",
        "opened",
        "found",
        "spells",
        "last_spell",
    }


# --- never in the way -------------------------------------------------


def test_a_database_that_takes_nothing_fails_no_search_and_loses_no_count(story, client, at):
    def refuse(execute, sql, params, many, context):
        if "search_askedquery" in sql:
            raise DatabaseError("full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        assert client.get("/en/search/", {"q": "harbour"}).status_code == 200
    assert not AskedQuery.objects.exists()
    ask(client)
    assert AskedQuery.objects.get().asked == 2


def test_what_waits_has_an_end(monkeypatch):
    monkeypatch.setattr(recording, "MOST_WAITING", 3)
    for number in range(9):
        recording.note_asked(f"word{number}", "en", found=1)
    assert len(recording._taken()) == 3


def test_several_threads_note_and_none_is_lost(at):
    def note():
        for _again in range(200):
            recording.note_asked("harbour", "en", found=1)

    threads = [threading.Thread(target=note) for _number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    recording.write()
    assert AskedQuery.objects.get().asked == 1000


def test_two_processes_raise_the_same_row(at):
    recording.note_asked("harbour", "en", found=1)
    recording.write()
    row = AskedQuery.objects.get()
    recording.note_asked("harbour", "en", found=1)
    AskedQuery.objects.filter(pk=row.pk).update(asked=41)
    recording.write()
    assert AskedQuery.objects.get().asked == 42


# --- opened -----------------------------------------------------------


def came_from(query, language="en", host="testserver"):
    return {"Referer": f"http://{host}/{language}/search/?{query}"}


def opened():
    return list(AskedQuery.objects.values_list("opened", flat=True))


def test_a_work_that_is_opened_from_the_results_counts(story, client, at):
    ask(client)
    for _twice in range(2):
        # The second time a copy of the page is served.
        assert client.get(story.url, headers=came_from("q=harbour")).status_code == 200
    assert opened() == [2]


def test_what_is_no_opening_does_not_count(story, site, client, at):
    ask(client)
    for address, headers in [
        (story.url, {}),
        (story.url, came_from("q=harbour", host="elsewhere.example")),
        (story.url, came_from("q=other")),
        (story.url, came_from("q=harbour", language="fr")),
        (story.url, came_from("q=harbour") | {"Sec-GPC": "1"}),
        (story.url, came_from("q=harbour") | {"Sec-Fetch-Dest": "image"}),
        ("/en/news/", came_from("q=harbour")),
        ("/en/news/no-such-story/", came_from("q=harbour")),
        ("/en/search/?q=harbour&page=1", came_from("q=harbour")),
        (story.url, {"Referer": "http://[broken/search/?q=harbour"}),
    ]:
        client.get(address, headers=headers)
    assert opened() == [0]


def test_links_of_results_stay_plain(story, client):
    html = client.get("/en/search/", {"q": "harbour"}).content.decode()
    assert f'<a href="{story.url}">' in html


# --- forgotten --------------------------------------------------------


def test_rare_words_go_with_their_day_and_their_secret(story, client, at):
    often(client, at)
    ask(client, "something rare", language="fr")
    ask(client, "something else", language="fr")
    keys = set(AskedQuery.objects.filter(language="fr").values_list("key", flat=True))
    at(days=1)
    forgetting.forget()
    forgetting.forget()
    rows = AskedQuery.objects.order_by("language").values_list(
        "language", "words", "asked", "empty"
    )
    assert list(rows) == [("en", "harbour", 3, 0), ("fr", "", 2, 2)]
    assert not AskedSalt.objects.exists()
    assert not AskedQuery.objects.filter(key__in=keys).exists()


def test_the_same_words_have_another_hash_on_another_day(at):
    keys = set()
    for day in range(2):
        at(days=day)
        recording.note_asked("harbour", "en", found=1)
        recording.write()
        keys = set(AskedQuery.objects.values_list("key", flat=True))
    assert len(keys) == 2


def test_all_of_it_goes_after_a_while(story, client, at, settings):
    settings.SEARCH_LOG_DAYS = 30
    often(client, at)
    at(days=29)
    forgetting.forget()
    assert named()
    at(days=30)
    forgetting.forget()
    assert not AskedQuery.objects.exists()
