"""What an event leaves behind: documents, recordings with their transcripts, the report."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from publications.models import EventDocument, Recording, ResearchPage, Session, SideEventPage
from tests.factories import draft, make_document, published, translated
from tests.factories.forms import form_of

pytestmark = pytest.mark.django_db

STARTS = datetime(2021, 5, 24, 12, 0, tzinfo=UTC)
TIMES = {"starts_at": STARTS, "ends_at": STARTS + timedelta(hours=2), "time_zone": "Europe/Vienna"}


def with_papers(site, make=published, **fields):
    agenda, transcript = make_document("Agenda"), make_document("What was said")
    return make(
        SideEventPage,
        **TIMES,
        documents=[
            EventDocument(title="Agenda & list", language="ru", document=agenda, locale=site.locale)
        ],
        recordings=[
            Recording(language="fr", url="https://www.watch.example/talk", transcript=transcript)
        ],
        **fields,
    )


def test_a_visitor_reads_what_an_event_left_behind(site, client):
    report = published(ResearchPage, title="What we learned")
    event = with_papers(site, report=report)
    html = client.get(event.url).content.decode()
    assert "Agenda &amp; list" in html
    assert 'hreflang="ru"' in html
    assert "Watch or listen at watch.example" in html
    assert 'href="https://www.watch.example/talk"' in html
    assert f'href="{report.url}"' in html
    for row in (event.documents.get().document, event.recordings.get().transcript):
        assert client.get(row.url).status_code == 200


def test_a_report_that_is_a_draft_is_not_named(site, client):
    event = with_papers(site, report=draft(ResearchPage, title="Not yet to be read"))
    html = client.get(event.url).content.decode()
    assert "Not yet to be read" not in html
    assert "Written up in" not in html


def test_papers_are_closed_while_the_event_is_a_draft(site, client):
    event = with_papers(site, make=draft)
    for row in (event.documents.get().document, event.recordings.get().transcript):
        assert client.get(row.url).status_code == 404


def test_a_paper_has_a_title_in_each_language_and_one_file(site, client):
    event = with_papers(site)
    french = translated(event, "fr")
    assert french.documents.get().title == "[fr] Agenda & list"
    assert french.documents.get().document == event.documents.get().document
    assert "[fr] Agenda &amp; list" in client.get(french.url).content.decode()


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("2021-05-24 13:59", "2021-05-24 15:00", "The session starts before the event."),
        ("2021-05-24 15:00", "2021-05-24 16:01", "The session ends after the event."),
        ("2021-05-24 15:00", "2021-05-24 15:00", "A session ends after it starts."),
    ],
)
def test_a_session_outside_its_event_is_refused_at_its_field(
    site, admin_client, start, end, sentence
):
    event = published(SideEventPage, **TIMES)
    event.sessions = [
        Session(title="Opening", starts_at=STARTS, ends_at=TIMES["ends_at"], locale=site.locale)
    ]
    event.save()
    data = form_of(event) | {"sessions-0-starts_at": start, "sessions-0-ends_at": end}
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[event.pk]), data)
    errors = answer.context["form"].formsets["sessions"].forms[0].errors
    assert [words for lines in errors.values() for words in lines] == [sentence]
    assert SideEventPage.objects.get(pk=event.pk).sessions.get().starts_at == STARTS


def test_a_session_that_fills_its_event_is_welcome(site, admin_client):
    event = published(SideEventPage, **TIMES)
    event.sessions = [
        Session(title="All of it", starts_at=STARTS, ends_at=TIMES["ends_at"], locale=site.locale)
    ]
    event.save()
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[event.pk]), form_of(event))
    assert answer.status_code == 302
