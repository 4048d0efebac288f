"""Communications staff look after the search in the admin, without a release."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from publications.models import NewsPage
from search.models.staff import AskedQuery, CertainWord, Recommendation, Synonyms
from tests.factories import published
from tests.search.shelves import DatabaseShelf, work

pytestmark = pytest.mark.django_db

TODAY = timezone.now().date()
DRUGS = {"language": "en", "direction": "one-way", "words": "drugs", "others": "narcotics"}


@pytest.fixture(autouse=True)
def _frame(site):
    """Every test is about a site."""


def add(browser, kind, fields):
    return browser.post(reverse(f"search_{kind}:add"), fields)


# --- who may ----------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "kind", "may"),
    [
        ("editor", "synonyms", True),
        ("editor", "certain_words", True),
        ("editor", "recommendations", False),
        ("publisher", "recommendations", True),
        ("publisher", "synonyms", True),
        ("translator", "synonyms", False),
    ],
)
def test_editors_say_what_words_mean_and_publishers_what_stands_above(
    person, kind, may, request, signed_in
):
    browser = signed_in(request.getfixturevalue(person))
    for view in ("index", "add"):
        assert (browser.get(reverse(f"search_{kind}:{view}")).status_code == 200) is may


def test_all_of_it_is_one_group_of_the_menu(editor, translator, signed_in):
    html = signed_in(editor).get("/admin/").content.decode()
    assert reverse("search_synonyms:index") in html
    assert reverse("search_asked") in html
    assert reverse("search_recommendations:index") not in html
    assert "search-synonyms" not in signed_in(translator).get("/admin/").content.decode()


# --- written, checked, logged -----------------------------------------


def test_synonyms_are_saved_and_the_log_says_by_whom_and_what(editor, signed_in):
    browser = signed_in(editor)
    assert add(browser, "synonyms", DRUGS).status_code == 302
    entry = Synonyms.objects.get()
    edit = reverse("search_synonyms:edit", args=[entry.pk])
    assert browser.post(edit, DRUGS | {"others": "narcotics, dope"}).status_code == 302
    assert browser.post(edit, DRUGS | {"others": "narcotics, dope"}).status_code == 302
    assert browser.post(reverse("search_synonyms:delete", args=[entry.pk])).status_code == 302
    log = ModelLogEntry.objects.filter(content_type__model="synonyms").order_by("pk")
    assert {one.user for one in log} == {editor}
    told = [one.data for one in log if one.action == "search.reworded"]
    assert told == [{"before": "en: drugs → narcotics", "after": "en: drugs → narcotics, dope"}]
    assert [one.action for one in log if one.action in ("wagtail.create", "wagtail.delete")] == [
        "wagtail.create",
        "wagtail.delete",
    ]


def test_the_history_shows_what_it_was(editor, signed_in):
    browser = signed_in(editor)
    add(browser, "synonyms", DRUGS)
    entry = Synonyms.objects.get()
    browser.post(reverse("search_synonyms:edit", args=[entry.pk]), DRUGS | {"others": "dope"})
    html = browser.get(reverse("search_synonyms:history", args=[entry.pk])).content.decode()
    assert "Was: en: drugs → narcotics. Is: en: drugs → dope." in html


def test_a_form_says_what_is_wrong_and_loses_nothing(editor, signed_in):
    answer = add(signed_in(editor), "synonyms", DRUGS | {"others": "of the"})
    html = answer.content.decode()
    assert "“of the” has only words that stand everywhere" in html
    assert "of the</textarea>" in html
    assert not Synonyms.objects.exists()
    answer = add(signed_in(editor), "certain_words", {"word": "two words"})
    assert "Give one word." in answer.content.decode()


def test_a_work_is_chosen_and_recommended(publisher, signed_in):
    page = published(NewsPage, title="A guide")
    fields = {"language": "fr", "queries": "havre", "match": "whole", "page": page.pk, "place": 1}
    browser = signed_in(publisher)
    assert add(browser, "recommendations", fields).status_code == 302
    assert str(Recommendation.objects.get()) == "A guide, for: havre"
    wrong = fields | {"first_day": "2026-02-01", "last_day": "2026-01-01"}
    assert (
        "The last day is before the first."
        in add(browser, "recommendations", wrong).content.decode()
    )


def test_what_it_finds_is_counted_before_it_is_saved(editor, signed_in):
    DatabaseShelf().put(work(en="Drugs"), work(en="Narcotics"), work(fr="Drugs and narcotics"))
    browser = signed_in(editor)
    html = add(browser, "synonyms", DRUGS | {"preview": "1"}).content.decode()
    assert "Works that “drugs” finds: 2 without this entry, 3 with it." in html
    assert not Synonyms.objects.exists()
    add(browser, "synonyms", DRUGS)
    edit = reverse("search_synonyms:edit", args=[Synonyms.objects.get().pk])
    assert (
        "Works that “drugs” finds: 2 without this entry, 3 with it."
        in browser.get(edit).content.decode()
    )
    html = browser.post(edit, DRUGS | {"others": "bread", "preview": "1"}).content.decode()
    assert "Works that “drugs” finds: 2 without this entry, 2 with it." in html
    assert Synonyms.objects.get().others == "narcotics"
    assert browser.post(edit, DRUGS | {"others": "", "preview": "1"}).status_code == 200


# --- reports ----------------------------------------------------------


@pytest.fixture
def queries():
    def row(words, language="en", day=TODAY, **counts):
        return AskedQuery.objects.create(
            words=words, language=language, day=day, key=f"{words}{day}", **counts
        )

    row("harbour", asked=5, found=9, opened=2)
    row("harbour", day=TODAY - timedelta(days=40), asked=7, found=8, opened=1)
    row("pilots", asked=6, found=3)
    row("submarines & co", asked=4, empty=4)
    row("havre", "fr", asked=8, found=2, opened=4)
    row("", asked=90, empty=20)


def told(browser, name, **asked):
    answer = browser.get(reverse(name), {"export": "csv", **asked})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [tuple(row.values()) for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize(
    ("report", "asked", "words"),
    [
        ("search_asked", {}, ["harbour", "havre", "pilots", "submarines co"]),
        ("search_asked", {"language": "fr"}, ["havre"]),
        (
            "search_asked",
            {"day_from": TODAY.isoformat()},
            ["havre", "pilots", "harbour", "submarines co"],
        ),
        ("search_asked", {"day_to": str(TODAY - timedelta(days=1))}, ["harbour"]),
        ("search_found_nothing", {}, ["submarines co"]),
        ("search_not_opened", {}, ["pilots"]),
    ],
)
def test_reports_tell_what_is_asked_by_language_and_time(
    queries, editor, signed_in, report, asked, words
):
    AskedQuery.objects.filter(words="submarines & co").update(words="submarines co")
    assert [row[0] for row in told(signed_in(editor), report, **asked)] == words


def test_counts_of_several_days_are_added(queries, editor, signed_in):
    (first, *_rest) = told(signed_in(editor), "search_asked")
    assert first == ("harbour", "en", "12", "0", "3", "9")


def test_a_report_leads_to_an_entry_with_its_words_filled_in(queries, publisher, signed_in):
    browser = signed_in(publisher)
    html = browser.get(reverse("search_found_nothing")).content.decode()
    address = f"{reverse('search_synonyms:add')}?language=en&amp;words=submarines+%26+co"
    assert f'href="{address}"' in html
    form = browser.get(address.replace("&amp;", "&")).content.decode()
    assert "submarines &amp; co</textarea>" in form
    form = browser.get(f"{reverse('search_recommendations:add')}?language=fr&queries=havre")
    assert "havre</textarea>" in form.content.decode()
    assert '<option value="fr" selected>' in form.content.decode()


def test_reports_are_for_those_who_may_read_them(queries, translator, editor, signed_in):
    for name in ("search_asked", "search_found_nothing", "search_not_opened"):
        assert signed_in(translator).get(reverse(name)).status_code == 302
        assert signed_in(editor).get(reverse(name)).status_code == 200


def test_who_only_reports_sees_no_way_to_what_she_may_not_do(queries, editor, signed_in):
    html = signed_in(editor).get(reverse("search_asked")).content.decode()
    assert reverse("search_synonyms:add") in html
    assert reverse("search_recommendations:add") not in html


def test_the_wording_survives_its_page(publisher, signed_in):
    page = published(NewsPage, title="A guide")
    Recommendation.objects.create(page=page, queries="guide", first_day=date(2026, 1, 1))
    CertainWord.objects.create(word="Gulzat")
    page.delete()
    assert not Recommendation.objects.exists()
    assert CertainWord.objects.exists()
