"""The search as browsers add it to their own."""

from xml.etree import ElementTree

import pytest

from outlets.formats.opensearch import Description, Template, opensearch

pytestmark = pytest.mark.django_db
SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_each_language_has_its_own(site, client):
    for language, tag in (("en", "en"), ("zh-hans", "zh-Hans")):
        answer = client.get(f"/{language}/search/description.xml")
        assert answer["Content-Type"] == "application/opensearchdescription+xml"
        root = ElementTree.fromstring(answer.content)
        assert root.findtext(f"{SPACE}ShortName") == site.get_site().site_name
        assert root.findtext(f"{SPACE}Language") == tag
        ways = {url.get("type"): url.get("template") for url in root.findall(f"{SPACE}Url")}
        results = f"http://testserver/{language}/search/"
        assert ways["text/html"] == f"{results}?q={{searchTerms}}&page={{startPage?}}"
        assert ways["application/atom+xml"] == f"{results}feed.atom?q={{searchTerms}}"


def test_every_page_names_it(site, client):
    for address in ("/fr/", "/fr/search/", "/fr/not-there/"):
        html = client.get(address).content.decode()
        assert (
            'rel="search" type="application/opensearchdescription+xml" href="/fr/search/description.xml"'
            in html
        )


def test_a_filled_in_address_leads_to_results(site, client):
    root = ElementTree.fromstring(client.get("/en/search/description.xml").content)
    template = root.find(f"{SPACE}Url").get("template")
    address = template.replace("{searchTerms}", "boats").replace("{startPage?}", "")
    assert client.get(address, follow=True).context["address"].text == "boats"


def test_names_are_escaped_and_as_short_as_browsers_want_them():
    description = Description(
        name="A & B: <a very long name for a site>",
        summary="",
        language="en",
        icon="",
        templates=[Template(address="/?a&b", content_type="text/html")],
    )
    root = ElementTree.fromstring(opensearch(description))
    assert root.findtext(f"{SPACE}ShortName") == "A & B: <a very l"
    assert root.find(f"{SPACE}Url").get("template") == "/?a&b"
