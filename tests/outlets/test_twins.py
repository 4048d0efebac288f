"""The Markdown of each page, read again by a parser that is not ours."""

import html
import json
from itertools import pairwise

import pytest
from django.contrib.auth.models import Group
from markdown_it import MarkdownIt
from wagtail.models import PageViewRestriction

from partners.models import PartnerPage, PersonPage
from publications.models import EventPartner, NewsPage, ResearchPage, SideEventPage
from search.outbox import settle_rest
from tests.factories import draft, published, story_of, translated
from tests.outlets.every_page import full_pages, minimal_pages

pytestmark = pytest.mark.django_db

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
EVIL = "</h1><script>alert(1)</script> # *a* _b_ [c](javascript:d) `e` | ![f](g) 1. &lt;"


def text_of(client, page):
    answer = client.get(f"{page.url}index.md")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    return answer.content.decode()


def read(text):
    """The lines of the head, and what a parser makes of the rest."""
    _nothing, head, body = text.split("---\n", 2)
    return head.splitlines(), READER.parse(body)


def words(tokens, kind):
    """What stands in each heading, paragraph or cell: without markup."""
    return [_words(token) for opening, token in pairwise(tokens) if opening.type == f"{kind}_open"]


def _words(token):
    breaks = {"softbreak", "hardbreak"}
    kinds = {"text", "text_special", *breaks}
    kept = (child for child in token.children if child.type in kinds)
    return "".join(" " if child.type in breaks else child.content for child in kept)


def markup(tokens):
    """All HTML, links and pictures that a parser finds."""
    inline = [child for token in tokens if token.children for child in token.children]
    kinds = {"html_block", "html_inline", "link_open", "image", "code_inline"}
    return [token for token in (*tokens, *inline) if token.type in kinds]


@pytest.mark.parametrize("make", [full_pages, minimal_pages])
def test_every_page_has_one_with_its_title_over_all(site, client, make):
    for page in make():
        head, tokens = read(text_of(client, page))
        assert head[0] == f"title: {json.dumps(page.title)}"
        assert head[1] == "language: en"
        assert f'permanent: "{page.permanent_url}"' in head
        assert words(tokens, "heading")[0] == page.title
        assert not [token for token in markup(tokens) if token.type.startswith("html")]


def test_a_story_keeps_its_blocks(site, client):
    story = next(page for page in full_pages() if isinstance(page, NewsPage))
    _head, tokens = read(text_of(client, story))
    assert words(tokens, "heading")[:2] == ["Partnerships matter", "The causes"]
    assert {"Who took part", "Read next", "How to join"} <= set(words(tokens, "heading"))
    quoted = tokens[[token.type for token in tokens].index("blockquote_open") :]
    said, who = words(quoted, "paragraph")[:2]
    assert said == "Communities see it first."
    assert who.startswith("Summer Walker Director for Crime Prevention")
    assert words(tokens, "th") == ["Beach", "Boats"]
    assert words(tokens, "td") == ["Anomasa", "41"]
    assert {"One", "Two"} <= set(words(tokens, "paragraph"))
    assert "80+" in words(tokens, "paragraph")
    sources = [token.attrs["src"] for token in markup(tokens) if token.type == "image"]
    links = [token.attrs["href"] for token in markup(tokens) if token.type == "link_open"]
    assert len(sources) == 2
    assert all(address.startswith(("http://", "https://")) for address in (*sources, *links))


def test_an_event_says_when_who_and_what_came_of_it(site, client):
    event = next(page for page in full_pages() if isinstance(page, SideEventPage))
    _head, tokens = read(text_of(client, event))
    assert {"Programme", "Speakers", "Partners", "Documents", "Recordings"} <= set(
        words(tokens, "heading")
    )
    told = words(tokens, "paragraph")
    assert {"When", "Captions", "Vienna International Centre", "It goes on.", "Opening"} <= set(
        told
    )
    assert {f"Professor Someone Number-{number}" for number in range(7)} <= set(told)
    assert {"Alliance number 3", "Global Initiative"} <= set(told)


def test_a_work_gives_its_files_and_chapters(site, client):
    report = next(page for page in full_pages() if isinstance(page, ResearchPage))
    _head, tokens = read(text_of(client, report))
    assert words(tokens, "td")[:2] == ["English", "12"]
    assert {"Who was asked", "10.1234/abc"} <= set(words(tokens, "paragraph"))
    links = [token.attrs["href"] for token in markup(tokens) if token.type == "link_open"]
    assert any(f"/files/{report.translation_key}/en/" in link for link in links)


def test_it_names_its_other_languages_and_speaks_the_one_of_its_address(site, client):
    event = published(SideEventPage, title="A meeting")
    french = translated(event, "fr", title="Une réunion")
    head, tokens = read(text_of(client, french))
    assert head[:2] == ['title: "Une réunion"', "language: fr"]
    assert head[-2:] == ["languages:", f'  en: "{event.full_url}index.md"']
    assert "Date" in words(tokens, "paragraph")


def test_words_that_look_like_markup_stay_words(site, client):
    story = published(
        NewsPage,
        title=EVIL,
        slug="evil",
        summary=EVIL,
        place=EVIL,
        story=story_of(
            ("heading", {"level": "2", "text": EVIL}),
            ("quote", {"person": None, "name": EVIL, "words": EVIL}),
            ("text", f"<p>{html.escape(EVIL)}</p><p># no heading</p><p>- no entry</p><p>---</p>"),
            ("statistic", {"number": "1.", "label": EVIL}),
            ("table", {"data": [[EVIL, "- b"]], "first_row_is_table_header": False}),
        ),
    )
    text = text_of(client, story)
    head, tokens = read(text)
    assert json.loads(head[0].removeprefix("title: ")) == EVIL
    assert words(tokens, "heading")[:2] == [EVIL, EVIL]
    assert {EVIL, "# no heading", "- no entry", "---"} <= set(words(tokens, "paragraph"))
    assert EVIL in words(tokens, "td")
    assert [token for token in markup(tokens) if token.type != "link_open"] == []
    # Nor do those of the head, where no YAML is read.
    whole = markup(READER.parse(text))
    assert not [token for token in whole if token.type.startswith("html")]
    links = [token.attrs["href"] for token in whole if token.type == "link_open"]
    assert all(link.startswith("http") for link in links)


def test_a_draft_has_none(site, client, admin, signed_in):
    hidden = draft(NewsPage)
    for browser in (client, signed_in(admin)):
        assert browser.get(f"/en/news/{hidden.slug}/index.md").status_code == 404


def test_a_restricted_page_has_none_even_for_who_may_read_it(site, client, admin, signed_in):
    story = published(NewsPage)
    restriction = PageViewRestriction.objects.create(page=story, restriction_type="groups")
    restriction.groups.add(Group.objects.first())
    assert signed_in(admin).get(story.url).status_code == 200
    for browser in (client, signed_in(admin)):
        assert browser.get(f"{story.url}index.md").status_code == 404


def test_what_it_names_and_nobody_may_see_is_not_named(site, client):
    secret = published(PersonPage, title="Secret Person")
    partner = published(PartnerPage, title="Secret Partner")
    other = draft(NewsPage, title="Secret Story")
    event = published(
        SideEventPage,
        partners=[EventPartner(partner=partner)],
        story=story_of(
            ("related", [other.pk]),
            ("people", [secret.pk]),
            ("text", f'<p>See <a linktype="page" id="{other.pk}">this one</a>.</p>'),
        ),
    )
    before = text_of(client, event)
    assert "Secret Person" in before
    assert "Secret Partner" in before
    secret.unpublish()
    partner.unpublish()
    after = text_of(client, event)
    assert "Secret" not in after
    assert "secret" not in after
    assert "this one" in after


def test_it_is_kept_with_its_headers_until_something_changes(site, client):
    story = published(NewsPage, title="Before")
    address = f"{story.url}index.md"
    first = client.get(address)
    assert first["X-Robots-Tag"] == "noindex"
    assert first["Link"] == f'<{story.full_url}>; rel="canonical"'
    kept = client.get(address)
    assert (kept.content, kept["Link"]) == (first.content, first["Link"])
    assert kept["X-Robots-Tag"] == "noindex"
    story.title = "After"
    story.save_revision().publish()
    assert "# After" in client.get(address).content.decode()


def test_a_kept_one_costs_one_query(site, client, django_assert_num_queries):
    story = published(NewsPage)
    client.get(f"{story.url}index.md")
    with django_assert_num_queries(1):
        client.get(f"{story.url}index.md")


def test_a_page_names_its_twin(site, client):
    story = published(NewsPage)
    link = f'<link rel="alternate" type="text/markdown" href="{story.url}index.md">'
    assert link in client.get(story.url).content.decode()


def test_the_largest_stays_small(site, client):
    event = next(page for page in full_pages() if isinstance(page, SideEventPage))
    assert len(text_of(client, event).encode()) < 12_000


@pytest.mark.parametrize("path", ["nothing/", "news/nothing/", "search/", "news/../"])
def test_where_there_is_no_page_there_is_no_twin(site, client, path):
    assert client.get(f"/en/{path}index.md").status_code == 404


def test_a_country_has_one_that_its_page_names(site, client):
    published(NewsPage, title="Nets in Haiti", countries=["HT"])
    settle_rest()
    assert 'href="/en/places/ht/index.md"' in client.get("/en/places/ht/").content.decode()
    text = client.get("/en/places/ht/index.md").content.decode()
    assert 'title: "Haiti"' in text
    assert '  fr: "http://testserver/fr/places/ht/index.md"' in text
    assert "Nets in Haiti" in text
    assert client.get("/en/places/ke/index.md").status_code == 404
