"""A page's text and what stands around it."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from pages.models import TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import Decision, NewsPage, NewsPartner, SideEventPage, Speaker
from tests.factories import draft, make_image, published, story_of, translated

pytestmark = pytest.mark.django_db

PAST = {
    "starts_at": datetime(2021, 5, 24, 12, tzinfo=UTC),
    "ends_at": datetime(2021, 5, 24, 13, 30, tzinfo=UTC),
    "time_zone": "Europe/Vienna",
}


def html_of(client, page):
    return client.get(page.url).content.decode()


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_figures_that_follow_each_other_stand_in_one_row(client, site):
    blocks = [
        ("statistic", {"number": "80+", "label": "participants"}),
        ("statistic", {"number": "7", "label": "speakers"}),
        ("text", "<p>Between.</p>"),
        ("statistic", {"number": "3", "label": "supporters"}),
    ]
    story = published(NewsPage, story=story_of(*blocks))
    rows = re.findall(r'<dl class="statistics">(.*?)</dl>', html_of(client, story), re.DOTALL)
    assert [row.count("<dt>") for row in rows] == [2, 1]


def test_a_quote_names_its_person_in_the_readers_language(client, site):
    person = published(PersonPage, title="Summer Walker", role="Analyst")
    translated(person, "ar", title="سمر ووكر", role="محللة")
    quote = {"person": person.pk, "name": "", "words": "Communities see it first."}
    story = translated(published(NewsPage, story=story_of(("quote", quote))), "ar")
    html = html_of(client, story)
    assert '<a href="/ar/persons/' in html
    assert ">سمر ووكر</a>" in html
    assert "محللة" in html


def test_a_person_whom_nobody_may_see_is_not_named(client, site):
    person = draft(PersonPage, title="Canary")
    blocks = [
        ("quote", {"person": person.pk, "name": "", "words": "Said."}),
        ("people", [person.pk]),
        ("related", [person.pk]),
        ("text", f'<p><a linktype="page" id="{person.pk}">a link</a></p>'),
    ]
    html = html_of(client, published(NewsPage, story=story_of(*blocks)))
    assert "Said." in html
    assert "<a>a link</a>" in html
    assert "anary" not in html
    assert "Read next" not in html


def test_the_first_picture_is_fetched_at_once_and_says_what_it_shows(client, site):
    story = published(NewsPage, image=make_image(credit="Plenary"), image_alt="Six lines that meet")
    html = html_of(client, story)
    figure = re.search(r'<figure class="figure figure--lead.*?</figure>', html, re.DOTALL)[0]
    assert 'type="image/avif"' in figure
    assert 'alt="Six lines that meet"' in figure
    assert 'fetchpriority="high"' in figure
    assert re.search(r'<img [^>]*height="\d+"[^>]* width="\d+"', figure)
    assert "loading=" not in figure
    assert '<span class="figure__credit">Plenary</span>' in figure


def test_a_story_shows_the_event_it_reports_on_and_who_took_part(client, site):
    partner = published(PartnerPage, title="Civil Society Unit")
    event = published(SideEventPage, title="The event", attendance=80, **PAST)
    event.speakers = [Speaker(typed_name="Stephanie Freed", role="Director", locale=event.locale)]
    event.save_revision().publish()
    story = published(
        NewsPage, event=event, partners=[NewsPartner(partner=partner, part="organizer")]
    )
    html = words(html_of(client, story))
    assert "The side event The event When 24 May 2021 Attendance 80" in html
    assert "Who took part Roles as of 24 May 2021 SF Speaker Stephanie Freed Director" in html
    assert "Organizer" in html
    assert "Civil Society Unit" in html


def test_an_event_tells_its_time_in_its_own_zone_and_gives_the_readers_to_a_script(client, site):
    html = html_of(client, published(SideEventPage, title="The event", **PAST))
    assert "Monday, 14:00–15:30 in Vienna (UTC+2)" in words(html)
    assert 'data-visitor-time="2021-05-24T12:00:00+00:00/2021-05-24T13:30:00+00:00"' in html


def test_what_came_of_an_event_is_told_once_it_is_over(client, site):
    over = published(SideEventPage, title="Over", attendance=64, **PAST)
    over.decisions = [Decision(text="A contact stays open.", locale=over.locale)]
    over.save_revision().publish()
    to_come = published(SideEventPage, title="To come", attendance=64)
    assert "What came of it participants 64 A contact stays open." in words(html_of(client, over))
    assert "What came of it" not in html_of(client, to_come)


def test_a_cancelled_event_is_struck_and_says_why(client, site):
    page = published(SideEventPage, status="cancelled", status_reason="The hall is closed.")
    html = html_of(client, page)
    assert "story-header--work is-cancelled" in html
    assert "Cancelled The hall is closed." in words(html)


def test_registration_closes_with_its_deadline(client, site):
    fields = {"registration_url": "https://example.org/register", "capacity": 90}
    open_page = published(SideEventPage, **fields)
    closed = published(
        SideEventPage, registration_deadline=datetime(2021, 5, 1, tzinfo=UTC).date(), **fields
    )
    assert 'href="https://example.org/register"' in html_of(client, open_page)
    assert "Registration is closed." in html_of(client, closed)
    assert 'href="https://example.org/register"' not in html_of(client, closed)


def test_breadcrumbs_name_what_is_above_and_no_draft(client, site):
    wide = published(TopicPage, title="Organized crime")
    narrow = published(TopicPage, title="Cybercrime", parent=wide)
    crumbs = re.search(r'<nav class="breadcrumbs.*?</nav>', html_of(client, narrow), re.DOTALL)[0]
    assert words(crumbs) == "Topics Organized crime"
    wide.unpublish()
    html = html_of(client, narrow)
    assert "Organized crime" not in html


def test_a_printed_page_says_where_it_stays(client, site):
    story = published(NewsPage, title="A story")
    line = re.search(r'<p class="print-line.*?</p>', html_of(client, story), re.DOTALL)[0]
    assert f"/id/{story.translation_key}" in line


def test_a_title_cannot_bring_a_script(client, site):
    story = published(
        NewsPage, title="<script>alert(1)</script>", slug="x", summary='"><img src=x>'
    )
    html = html_of(client, story)
    assert "<script>alert" not in html
    assert "<img src=x>" not in html


def test_an_event_that_moved_says_when_it_was_to_be(client, site):
    before = datetime(2030, 2, 1, 9, tzinfo=UTC)
    page = published(
        SideEventPage,
        previous_starts_at=before,
        ends_at=before + timedelta(400),
        starts_at=before + timedelta(300),
    )
    html = words(html_of(client, page))
    assert "New date" in html
    assert "Was planned for 1 February 2030, 09:00" in html
