"""What visitors looked for in vain is kept without a trace of who they are."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages import demand
from pages.models import Demand, DemandSentence
from publications.models import NewsPage
from tests.factories import make_publisher, published

pytestmark = pytest.mark.django_db
ADDRESS = "/en/search/missing/"


def told():
    return list(Demand.objects.values_list("words", "language", "asked"))


# --- what is kept ----------------------------------------------------------------


def test_equal_questions_of_a_language_are_one_that_is_counted():
    for words in ("Détention", "detention", " DETENTION "):
        demand.tell(words, "fr")
    demand.tell("detention", "en")
    assert told() == [("Détention", "fr", 3), ("detention", "en", 1)]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("harbour rules jane.doe@example.org please", "harbour rules … please"),
        ("write to jane @ example.org", "write to …"),
        ("jane(at)example.org", "…"),
        ("call +41 22 917 12 34", "call …"),
        ("call (212) 963-1234 today", "call … today"),
        ("06.12.34.56.78", "…"),
        ("٠٦١٢٣٤٥٦٧٨", "…"),
        ("report 2020-2026", "report 2020-2026"),
        ("report of 24.11.2026", "report of 24.11.2026"),
        ("A/RES/55/25 and E/CN.7/2026/12", "A/RES/55/25 and E/CN.7/2026/12"),
        ("line one\nline\x00 two", "line one line two"),
    ],
)
def test_what_could_name_somebody_is_blanked(told, kept):
    assert demand.blanked(told) == kept


@pytest.mark.parametrize(
    "nothing", ["", "  ", "jane@example.org", "+41 22 917 12 34", "\ud800", "---"]
)
def test_where_no_words_are_left_nothing_is_kept(nothing):
    with pytest.raises(demand.UntellableError):
        demand.tell(nothing, "en", "a sentence")
    assert Demand.objects.count() == 0


def test_sentences_stand_with_their_question_each_once_and_not_without_end():
    for number in range(40):
        demand.tell("harbours", "en", f"For a talk, number {number % 35}")
    demand.tell("harbours", "en", "jane@example.org")
    assert DemandSentence.objects.count() == demand.MOST_SENTENCES


def test_there_is_no_place_for_a_person():
    names = {field.name for model in (Demand, DemandSentence) for field in model._meta.get_fields()}
    assert names == {
        *("id", "language", "words", "folded", "asked", "first_on", "last_on"),
        *("sentences", "demand", "text", "told_on"),
    }


def test_a_desk_takes_the_most_asked_and_says_what_is_answered():
    for words, times in (("harbours", 1), ("pilots", 3)):
        for _time in range(times):
            demand.tell(words, "ru", "For a talk")
    demand.tell("lights", "fr")
    first, second = demand.most_asked("ru")
    assert (first.words, first.asked, first.sentences) == ("pilots", 3, ("For a talk",))
    assert second.words == "harbours"
    demand.answered([first.pk])
    assert [question.words for question in demand.most_asked()] == ["harbours", "lights"]


def test_what_nobody_asked_for_long_is_forgotten(settings):
    settings.DEMAND_DAYS = 30
    demand.tell("old", "en")
    demand.tell("new", "en", "an old sentence")
    before = timezone.now().date() - timedelta(days=31)
    Demand.objects.filter(words="old").update(last_on=before)
    DemandSentence.objects.update(told_on=before)
    assert demand.forget_old() == 1
    assert [question.words for question in demand.most_asked()] == ["new"]
    assert DemandSentence.objects.count() == 0


# --- the form ------------------------------------------------------------------


def test_a_visitor_tells_without_an_account_or_a_script(site, client):
    page = client.get("/en/search/", {"q": "harbour masters"})
    assert f'href="{ADDRESS}?q=harbour%20masters"' in page.content.decode()
    assert page.cookies == {}
    form = client.get(f"{ADDRESS}?q=harbour%20masters").content.decode()
    assert f'action="{ADDRESS}"' in form
    assert 'value="harbour masters"' in form
    answer = client.post(ADDRESS, {"words": "harbour masters", "sentence": "For a talk"})
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?told")
    assert "Thank you" in client.get(answer["Location"]).content.decode()
    assert told() == [("harbour masters", "en", 1)]


def test_the_form_is_only_there_where_something_is_missing(
    site, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        published(NewsPage, title="Harbour pilots")
    assert ADDRESS not in client.get("/en/search/", {"q": "pilots"}).content.decode()
    assert ADDRESS not in client.get("/en/search/").content.decode()


def test_only_our_own_form_may_be_sent(site):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(ADDRESS, {"words": "harbours"}).status_code == 403
    html = browser.get(ADDRESS, {"q": "harbours"}).content.decode()
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    sent = {"words": "harbours", "csrfmiddlewaretoken": token}
    assert browser.post(ADDRESS, sent).status_code == 302


def test_what_cannot_be_kept_is_said_and_nothing_is_lost(site, client):
    answer = client.post(ADDRESS, {"words": "jane@example.org", "sentence": "For a talk"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "without addresses or numbers" in html
    assert "For a talk" in html
    assert told() == []


def test_a_robot_is_thanked_and_not_noted(site, client):
    answer = client.post(ADDRESS, {"words": "buy", "website": "https://example.org"})
    assert answer.status_code == 302
    assert told() == []


def test_too_much_at_once_is_refused_kindly_and_kept_in_the_form(site, client):
    for number in range(10):
        assert client.post(ADDRESS, {"words": f"harbour {number}"}).status_code == 302
    answer = client.post(ADDRESS, {"words": "one more"})
    assert answer.status_code == 429
    assert 'value="one more"' in answer.content.decode()
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post(ADDRESS, {"words": "another"}).status_code == 302


@pytest.mark.parametrize(
    "strange",
    ["\x00", "﷽", "x" * 100_000, "<script>alert(1)</script>"],
    ids=["nul", "ligature", "long", "script"],
)
def test_whatever_is_told_gets_an_answer(site, client, strange):
    answer = client.post(ADDRESS, {"words": strange, "sentence": strange})
    assert answer.status_code in (302, 422)
    assert "<script>alert" not in client.get(ADDRESS, {"q": strange}).content.decode()


# --- the report ------------------------------------------------------------------


def test_staff_read_the_most_asked_first_and_where_it_exists(
    site, signed_in, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        published(NewsPage, title="Harbour pilots", slug="harbour-pilots")
    demand.tell("lanterns", "fr", "For a <b>talk</b>")
    demand.tell("harbour pilots", "fr")
    demand.tell("harbour pilots", "fr")
    html = signed_in(make_publisher()).get(reverse("unanswered_questions")).content.decode()
    assert html.index("harbour pilots") < html.index("lanterns")
    assert 'href="/en/news/harbour-pilots/"' in html
    assert "For a &lt;b&gt;talk&lt;/b&gt;" in html


def test_who_may_only_write_does_not_read_it(site, signed_in, editor):
    answer = signed_in(editor).get(reverse("unanswered_questions"))
    assert answer.status_code == 302
