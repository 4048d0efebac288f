"""
What to fill into the holes of public addresses. A new address needs a row here: its name, and a function
that gives addresses of everything hidden and of everything shown, in six languages.
"""

from collections.abc import Callable, Iterator
from itertools import cycle

from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.sections import SECTIONS
from pages.models import Document, PlacesPage, Rendition
from publications.models import FirstPage, ResearchFile
from publications.models.programme import Session
from tests.security.canary.everything import languages
from tests.security.canary.library import Hidden, Library, Place
from tests.security.canary.walk import Address

type Ask = Iterator[str | Address]

# Whoever is a value of a facet can be narrowed by, and has a feed of what is about it.
WITH_FACET = ("topic", "partner", "instrument", "project", "person")


def look(url: str, **headers: str) -> Address:
    """Asked for only once: its headers without a body would be the same."""
    return Address(url=url, headers=headers, methods=("GET",))


class Public:
    """Addresses for each public pattern, by its key."""

    def __init__(self, library: Library, shown: Hidden) -> None:
        self.library = library
        self.shown = shown
        self.places: list[Place] = [*library.places, *shown.pages]
        self.languages = languages()
        self.said = [secret.said for secret in [*library.secrets, shown.secret]]

    def addresses(self, key: str) -> list[Address]:
        asks = self.PROVIDERS[key](self)
        return [ask if isinstance(ask, Address) else Address(url=ask) for ask in asks]

    # --- pages ------------------------------------------------------------

    def front_door(self) -> Ask:
        for code in self.languages:
            yield look("/", **{"Accept-Language": code})

    def pages(self) -> Ask:
        """Every page, the front pages, the lists and their numbers, and what is not there."""
        for code in self.languages:
            yield f"/{code}/"
            yield from (look(f"/{code}/{section.slug}/") for section in SECTIONS)
            yield look(f"/{code}/news/?page=2")
            yield look(f"/{code}/news/?page=9999")
            # Where news of the library takes place, and the regions around it.
            yield from (look(f"/{code}/places/{place}/") for place in ("td", "017", "002"))
            yield look(f"/{code}/nowhere/")
        yield from (look(f"/{section}/?{value}") for section, value in self._narrowed())
        yield from self._pages_in_their_language()
        yield from self._pages_in_others()
        for place in self.library.places[:6]:
            yield look(f"/{place.language}/{place.path}below/")
            yield look(f"/{place.language}/{place.path}?preview=1&mode=draft")
            yield look(f"/{place.path}")
        for file in [*self.library.documents, *self.library.pictures]:
            yield look(f"/media/{file.stored}")

    def _pages_in_their_language(self) -> Ask:
        """Also those that name something hidden, of which no state tells."""
        hidden = {f"/{place.language}/{place.path}" for place in self.library.places}
        yield from sorted(hidden)
        every = [Place.of(page) for page in Page.objects.filter(depth__gt=2).specific()]
        found = {f"/{place.language}/{place.path}" for place in every}
        yield from map(look, sorted(found - hidden))

    def _pages_in_others(self) -> Ask:
        """Each where French would stand, and in two more languages, which take turns."""
        turns = cycle(self.languages)
        for path in sorted({place.path for place in self.places}):
            yield look(f"/fr/{path}")
            yield from (look(f"/{next(turns)}/{path}") for _twice in range(2))

    def permanent(self) -> Ask:
        for family in dict.fromkeys(place.family for place in self.places):
            yield f"/id/{family}"
            yield look(f"/id/{family}", **{"Accept-Language": "fr"})

    def permanent_place(self) -> Ask:
        for family in dict.fromkeys(place.family for place in self.places):
            yield look(f"/id/{family}/td")
        places = PlacesPage.objects.get(locale__language_code="en")
        yield from (f"/id/{places.translation_key}/{place}" for place in ("td", "ht"))

    def password(self) -> Ask:
        for restriction in PageViewRestriction.objects.all():
            args = [restriction.pk, restriction.page_id]
            yield reverse("wagtailcore_authenticate_with_password", args=args)

    def login(self) -> Ask:
        for code in self.languages:
            yield look(f"/{code}/_util/login/?next=/{code}/news/")

    # --- files ------------------------------------------------------------

    def documents(self) -> Ask:
        here = [*self.library.documents, *self.shown.documents]
        there = [document.url for document in Document.objects.all()]
        for url in dict.fromkeys([*(file.url for file in here), *there]):
            yield url
            yield look(f"{url}?v=1")

    def first_pages(self) -> Ask:
        """Of every document its own, and what a document showed that is no longer there."""
        documents = Document.objects.all()
        hashes = {document.file_hash for document in documents}
        for document in documents:
            for page in FirstPage.objects.all():
                if page.file_hash == document.file_hash or page.file_hash not in hashes:
                    for file in (page.thumb, page.cover, page.share):
                        name = file.name.rpartition("/")[2]
                        yield look(reverse("first_page", args=[document.uuid, name]))

    def pictures(self) -> Ask:
        here = [*self.library.pictures, *self.shown.pictures]
        there = [rendition.url for rendition in Rendition.objects.all()]
        yield from dict.fromkeys([*(file.url for file in here), *there])

    def work_files(self) -> Ask:
        for row in ResearchFile.objects.select_related("page", "document"):
            yield from (row.url, f"{row.url}?v=1", f"{row.url}?v=2")
        for place in self.places:
            if place.kind == "research":
                yield f"/files/{place.family}/en/an-older-name.pdf"

    # --- search -----------------------------------------------------------

    def api(self) -> Ask:
        for said, code in zip(self.said, cycle(self.languages)):
            yield look(f"/api/v1/search?q={said}&lang={code}")
            yield look(f"/api/v1/search?q={said}+harbour&lang=en")
        for code in self.languages:
            yield f"/api/v1/search?lang={code}&size=50"
        yield from (look(f"/api/v1/search?{value}") for value in self._values())

    def results(self) -> Ask:
        for said, code in zip(self.said, cycle(self.languages)):
            yield look(f"/{code}/search/?q={said}")
        for code in self.languages:
            yield f"/{code}/search/"
            yield look(f"/{code}/search/?page=2")
            yield look(f"/{code}/search/?sort=newest&all=topic&from=2020")
        yield from (look(f"/en/search/?{value}") for value in self._values())

    def offers(self) -> Ask:
        """Whole words and their beginnings, as they are typed."""
        for said, code in zip(self.said, cycle(self.languages)):
            yield from (look(f"/{code}/search/offers.json?q={typed}") for typed in (said, said[:4]))

    def of_results(self, name: str) -> Ask:
        """What programs take away of a search."""
        for said, code in zip(self.said, cycle(self.languages)):
            yield look(f"/{code}/search/{name}?q={said}")
        yield from (look(f"/{code}/search/{name}") for code in self.languages)
        yield from (look(f"/en/search/{name}?{value}") for value in self._values())

    def _values(self) -> Iterator[str]:
        for place in self.library.places:
            if place.kind in WITH_FACET:
                yield f"{place.kind}={place.family}"

    def _narrowed(self) -> Iterator[tuple[str, str]]:
        """Lists narrowed by what is hidden, and by the clock, where rows are counted."""
        for value in self._values():
            yield from ((f"en/{name}", value) for name in ("news", "events", "persons"))
            yield "fr/events", f"{value}&when=upcoming"

    # --- outlets ----------------------------------------------------------

    def feeds(self) -> Ask:
        yield from self.of_results("feed.atom")
        for section in SECTIONS:
            yield from (look(f"/{code}/{section.slug}/feed.atom") for code in self.languages)
        yield from (look(f"/{code}/places/td/feed.atom") for code in self.languages)
        for place in self.places:
            yield look(f"/{place.language}/{place.path}feed.atom")
            if place.kind in WITH_FACET:
                yield f"/fr/{place.path}feed.atom"

    def tables(self, name: str = "works.csv") -> Ask:
        yield from self.of_results(name)
        for section in SECTIONS:
            yield from (look(f"/{code}/{section.slug}/{name}") for code in self.languages)
        for place in self.places:
            yield look(f"/{place.language}/{place.path}{name}")
            if place.kind in WITH_FACET:
                yield f"/fr/{place.path}{name}"
        for ask, value in self._narrowed():
            yield look(f"/{ask}/{name}?{value}")

    def calendars(self) -> Ask:
        yield from self.of_results("calendar.ics")
        yield from (look(f"/{code}/events/calendar.ics") for code in self.languages)
        for place in self.places:
            yield look(f"/{place.language}/{place.path}calendar.ics")
            if place.kind in WITH_FACET:
                yield f"/fr/{place.path}calendar.ics"

    def session_calendars(self) -> Ask:
        for session in Session.objects.select_related("event__locale"):
            place = Place.of(session.event)
            key = session.translation_key
            yield look(f"/{place.language}/{place.path}sessions/{key}/calendar.ics")
            yield look(f"/fr/{place.path}sessions/{key}/calendar.ics")

    def citations(self) -> Ask:
        for section in SECTIONS:
            yield f"/en/{section.slug}/cite.bib"
        for place in self.places:
            for ending in ("bib", "ris", "json"):
                yield f"/{place.language}/{place.path}cite.{ending}"
            yield f"/fr/{place.path}cite.json"

    def twins(self) -> Ask:
        yield from (look(f"/{code}/index.md") for code in self.languages)
        for section in SECTIONS:
            yield from (look(f"/{code}/{section.slug}/index.md") for code in self.languages)
        for place in self.places:
            yield look(f"/{place.language}/{place.path}index.md")
            yield f"/fr/{place.path}index.md"

    def sitemap(self) -> Ask:
        yield from ("/sitemap.xml", "/sitemap.xml?p=2")

    def nothing_of_api(self) -> Ask:
        yield from (f"/api/v1/{said}" for said in self.said[:3])

    PROVIDERS: dict[str, Callable[["Public"], Ask]] = {
        "front_door": front_door,
        "healthz": lambda self: iter(["/healthz"]),
        "readyz": lambda self: iter(["/readyz"]),
        "metrics": lambda self: iter(["/metrics"]),
        "permanent": permanent,
        "permanent_place": permanent_place,
        "document": documents,
        "first_page": first_pages,
        "picture": pictures,
        "work_file": work_files,
        "robots": lambda self: iter(["/robots.txt"]),
        "sitemap": sitemap,
        "api-v1:openapi-json": lambda self: iter(["/api/v1/openapi.json"]),
        "api-v1:search_library": api,
        "api-v1:api-root": lambda self: iter(["/api/v1/"]),
        "api-v1:api/v1/<path:rest>": nothing_of_api,
        "search": results,
        "feed": feeds,
        "search_offers": offers,
        "search_description": lambda self: (
            look(f"/{code}/search/description.xml") for code in self.languages
        ),
        "tell_us": lambda self: (look(f"/{code}/search/missing/") for code in self.languages),
        "works_csv": tables,
        "works_ris": lambda self: self.tables("works.ris"),
        "calendar": calendars,
        "session_calendar": session_calendars,
        "cite": citations,
        "twin": twins,
        "llms_txt": lambda self: iter(["/llms.txt"]),
        "wagtailcore_authenticate_with_password": password,
        "wagtailcore_login": login,
        "wagtail_serve": pages,
    }
