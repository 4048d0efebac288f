"""Countries and regions: a page for each that something public is about, in six languages."""

import json
import re

import pytest
from django.utils import translation

from pages.models import PlacesPage
from pages.vocabularies import by_name
from partners.models import PartnerPage
from publications.models import NewsPage
from search.outbox import settle_rest
from search.places import countries_in, place_name, wider
from tests.factories import draft, make_person, published, section, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def haiti(site):
    story = published(NewsPage, title="Nets in Haiti", countries=["HT"], date="2026-03-01")
    published(PartnerPage, title="Harbour Trust", countries=["HT"])
    published(NewsPage, title="A talk for the region", regions=["029"])
    published(NewsPage, title="Elsewhere", countries=["KE"])
    draft(NewsPage, title="Not yet", countries=["TD", "HT"])
    settle_rest()
    return story


def html_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def overview(language="en"):
    return PlacesPage.objects.get(locale__language_code=language)


def test_a_country_has_what_is_about_it_and_no_draft(haiti, client):
    html = html_of(client, "/en/places/ht/")
    assert "<h1>Haiti</h1>" in html
    assert f'href="{haiti.url}"' in html
    assert "Harbour Trust" in html
    for other in ("Elsewhere", "Not yet", "A talk for the region"):
        assert other not in html


def test_a_country_says_where_its_calendar_is(haiti, client):
    html = html_of(client, "/en/places/ht/")
    assert '<link rel="alternate" type="text/calendar" href="/en/places/ht/calendar.ics"' in html
    assert client.get("/en/places/ht/calendar.ics").status_code == 200


def test_a_region_has_the_works_of_its_countries_too(haiti, client):
    for code in ("029", "419", "019"):
        html = html_of(client, f"/en/places/{code}/")
        assert "Nets in Haiti" in html
        assert "A talk for the region" in html
        assert "Elsewhere" not in html


def test_the_counts_of_the_overview_are_those_of_the_pages(haiti, client):
    html_of(client, "/en/places/")
    page = overview()
    assert page.counts == {
        "HT": 2,
        "029": 3,
        "419": 3,
        "019": 3,
        "KE": 1,
        "014": 1,
        "202": 1,
        "002": 1,
    }
    assert {code: len(page.at(code).works) for code in page.counts} == page.counts


def test_the_overview_goes_from_continents_to_countries(haiti):
    africa, americas = overview().continents
    assert africa.place.name == "Africa"
    assert [place.name for place in americas.between] == ["Latin America and the Caribbean"]
    assert [row.region.name for row in americas.regions] == ["Caribbean"]
    assert [place.url for place in americas.regions[0].countries] == ["/en/places/ht/"]


def test_places_in_another_language_lead_to_the_same_place(haiti, client):
    html = html_of(client, "/fr/places/ht/")
    assert "<h1>Haïti</h1>" in html
    assert 'hreflang="en" href="http://testserver/en/places/ht/"' in html
    assert '<link rel="canonical" href="http://testserver/fr/places/ht/">' in html
    assert 'href="/ar/places/ht/"' in html


def test_the_permanent_address_leads_to_the_visitors_language(haiti, client):
    page = overview().at("ht")
    path = page.permanent_url.removeprefix("http://testserver").partition("/id/")[2]
    answer = client.get(f"/id/{path}", headers={"accept-language": "fr"})
    assert answer["Location"] == "/fr/places/ht/"
    assert client.get(f"/id/{page.translation_key}/td").status_code == 404
    assert client.get(f"/id/{haiti.translation_key}/ht").status_code == 404


def test_a_code_in_capitals_leads_to_the_address(haiti, client):
    answer = client.get("/en/places/HT/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/places/ht/")


@pytest.mark.parametrize("path", ["td", "xx", "nowhere", "ht/news", "003x"])
def test_where_nothing_public_is_about_there_is_no_page(haiti, client, path):
    assert client.get(f"/en/places/{path}/").status_code == 404
    assert client.get(f"/en/places/{path}/feed.atom").status_code == 404


def test_a_place_goes_with_the_last_work_about_it(haiti, client):
    NewsPage.objects.get(title="Elsewhere").unpublish()
    assert client.get("/en/places/ke/").status_code == 404
    assert "KE" not in overview().counts


def test_the_feed_holds_what_the_page_lists(haiti, client):
    feed = html_of(client, "/en/places/029/feed.atom")
    assert feed.count("<entry>") == 3
    assert "<title>Caribbean</title>" in feed
    assert "Not yet" not in feed


def test_each_place_is_in_the_sitemap_in_every_language(haiti, client):
    sitemap = html_of(client, "/sitemap.xml")
    for code in ("en", "fr", "zh-hans"):
        assert f"<loc>http://testserver/{code}/places/ht/</loc>" in sitemap
    assert "places/td/" not in sitemap


def graph_of(html):
    """The thing that a page is, and the way to it."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    things = {thing["@type"]: thing for thing in json.loads(found[1])["@graph"]}
    way = things.pop("BreadcrumbList")
    return next(iter(things.values())), way


def test_a_place_says_what_it_is_to_machines(haiti, client):
    haiti, way = graph_of(html_of(client, "/en/places/ht/"))
    assert (haiti["@type"], haiti["name"]) == ("Country", "Haiti")
    assert [step["name"] for step in way["itemListElement"]][-2:] == ["Places", "Haiti"]
    assert graph_of(html_of(client, "/en/places/029/"))[0]["@type"] == "Place"


def test_a_work_leads_to_its_places(haiti, client):
    assert '<a href="/en/places/ht/">Haiti</a>' in html_of(client, haiti.url)
    assert '<a href="/fr/places/ht/">Haïti</a>' in html_of(client, translated(haiti, "fr").url)


def test_the_search_narrows_to_a_region_with_its_countries(haiti, client):
    html = html_of(client, "/en/search/?region=419")
    assert "Nets in Haiti" in html
    assert "Elsewhere" not in html


def test_a_place_is_found_by_either_name(site, client):
    published(NewsPage, title="A meeting by the river", countries=["VN"])
    settle_rest()
    for words in ("Viet Nam", "Vietnam"):
        assert "A meeting by the river" in html_of(client, f"/en/search/?q={words}")


def test_a_page_below_the_places_costs_no_look_up_more(
    haiti, client, django_assert_max_num_queries
):
    client.get("/en/places/ht/")
    with django_assert_max_num_queries(30):
        client.get("/en/places/ht/?page=2")


def test_its_address_stays(site):
    page = overview()
    page.clean()
    page.slug = "countries"
    with pytest.raises(Exception, match="leave it as it is"):
        page.clean()


def test_an_editor_may_write_above_the_list(site, client):
    editor = make_person(is_superuser=True)
    client.force_login(editor)
    assert client.get(f"/admin/pages/{overview().pk}/edit/").status_code == 200


def test_names_are_the_united_nations_in_six_languages():
    assert place_name("VN", "en") == "Viet Nam"
    assert place_name("CD", "en") == "Democratic Republic of the Congo"
    assert place_name("CG", "zh-hans") == "刚果"
    assert place_name("PS", "ar") == "دولة فلسطين"
    assert place_name("419", "es") == "América Latina y el Caribe"
    assert place_name("HT", "fr") == "Haïti"


def test_the_facet_calls_a_country_by_the_same_name(site, client):
    published(NewsPage, title="Rivers", countries=["TZ"])
    settle_rest()
    assert "United Republic of Tanzania" in html_of(client, "/en/search/")


def test_they_stand_in_the_order_of_the_readers_alphabet():
    pairs = [("ZM", "Zambie"), ("EG", "Égypte"), ("FI", "Finlande")]
    with translation.override("fr"):
        assert [code for code, _name in by_name(pairs)] == ["EG", "FI", "ZM"]


def test_what_lies_in_what():
    assert wider("HT") == {"029", "419", "019"}
    assert wider("AT") == {"155", "150"}
    every = [code for region in ("029", "155", "014") for code in countries_in(region)]
    assert len(every) == len(set(every))


def test_a_section_of_the_site_is_where_it_stands(site):
    assert section(NewsPage).get_parent() == overview().get_parent()


def test_a_place_where_nothing_happened_yet_has_its_partners_in_the_middle(site, client):
    published(PartnerPage, title="Reef Watch", countries=["WS"])
    settle_rest()
    html = html_of(client, "/en/places/ws/")
    middle = html.partition('class="beside__text"')[2].partition("<aside")[0]
    assert "Reef Watch" in middle
    assert html.count("Reef Watch") == 1


def test_the_page_of_kosovo_begins_with_the_note_of_the_united_nations(site, client):
    published(NewsPage, title="Rivers", countries=["XK"])
    settle_rest()
    html = html_of(client, "/en/places/xk/")
    note = "in the context of Security Council resolution 1244 (1999)."
    assert re.search(rf'<p class="story-header__deck">[^<]*{re.escape(note)}</p>', html)
    assert note not in html_of(client, "/en/places/150/")
