"""Addresses of this site that were typed as if they were of another, and lead nowhere."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from access.visibility import visible
from pages.checking import remarks, stories
from pages.checking.remarks import Remark

_PAGES = "wagtail_serve"


def about_own_links(page: Any) -> Iterator[Remark]:
    """No query without such a link, else five, however many there are. Nothing is fetched."""
    typed = [
        (address, leaf.block_id)
        for leaf in stories.texts(page.story)
        for address in _addresses(leaf.value)
    ]
    if not typed:
        return
    hosts = _hosts()
    paths = {address: path for address, _block in typed if (path := _own_path(address, hosts))}
    dead = _leading_nowhere(set(paths.values())) if paths else set()
    for address, block_id in typed:
        if paths.get(address) in dead:
            sentence = _("The link to “%(address)s” leads to no page of this site.")
            yield remarks.warns(sentence % {"address": address}, f"story.{block_id}")


def _addresses(text: Any) -> Iterator[str]:
    """The addresses that were typed in a text; a link to a page or a document has none."""
    source = text.source if text is not None else ""
    if "href=" in source:
        for link in BeautifulSoup(source, "html.parser").find_all("a", href=True):
            yield str(link["href"])


def _hosts() -> set[str]:
    """Under which names this site answers. One query."""
    return {site.hostname.casefold() for site in Site.objects.all()}


def _own_path(address: str, hosts: Collection[str]) -> str:
    """The path of an address of this site, else nothing."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").casefold()
    except ValueError:
        return ""
    is_own = host in hosts and parts.scheme in ("http", "https") if host else not parts.scheme
    return unquote(parts.path) if is_own and parts.path.startswith("/") else ""


def _leading_nowhere(paths: Iterable[str]) -> set[str]:
    pages: dict[str, str] = {}
    dead = set()
    for path in paths:
        code = get_language_from_path(path)
        name = _view_at(path, code)
        if name == _PAGES and code:
            pages[path] = code
        elif not name:
            dead.add(path)
    return dead | (_without_page(pages) if pages else set())


def _view_at(path: str, code: str | None) -> str:
    """The name of what answers at a path; anything but a page is trusted."""
    with override(code or "en"):
        try:
            found = resolve(path if path.endswith("/") else f"{path}/")
        except Resolver404:
            try:
                found = resolve(path)
            except Resolver404:
                return ""
    return found.url_name or "another"


def _without_page(paths: dict[str, str]) -> set[str]:
    """Paths at which no page stands that anyone may see, and from which nothing leads on. Four queries."""
    roots = Site.objects.values("root_page__translation_key")
    homes = dict(
        Page.objects.filter(translation_key__in=roots).values_list(
            "locale__language_code", "url_path"
        )
    )
    wanted = {
        path: homes.get(code, "/none/") + path.strip("/").removeprefix(code).strip("/") + "/"
        for path, code in paths.items()
    }
    wanted = {path: url.replace("//", "/") for path, url in wanted.items()}
    public = visible(Page.objects.filter(url_path__in=wanted.values()))
    there = set(public.values_list("url_path", flat=True))
    left = {path for path, url in wanted.items() if url not in there}
    known = {Redirect.normalise_path(path): path for path in left}
    led_on = Redirect.objects.filter(old_path__in=known).values_list("old_path", flat=True)
    return left - {known[path] for path in led_on}
