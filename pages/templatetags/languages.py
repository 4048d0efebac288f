"""In which languages a page can be read, for the switcher, the register and the search engines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import get_language
from wagtail.models import Page

from pages import languages
from pages.models import BasePage
from pages.vocabularies import language_name

register = template.Library()

# A code as HTML writes it ("zh-Hans"), and which way it runs.
register.filter("language_tag", languages.language_tag)
register.filter("direction", languages.direction)


@dataclass(frozen=True, kw_only=True)
class LanguageVersion:
    """One of the site's languages, as a page has it or lacks it."""

    code: str
    url: str = ""
    is_here: bool = False
    exists: bool = True

    @property
    def tag(self) -> str:
        """The language as HTML writes it."""
        return languages.language_tag(self.code)

    @property
    def short(self) -> str:
        """Two letters that stand for the language in a register: ZH for zh-hans."""
        return self.code.partition("-")[0].upper()

    @property
    def name(self) -> str:
        """The language's name in itself."""
        name = language_name(self.code, self.code)
        return name[:1].upper() + name[1:]

    @property
    def label(self) -> str:
        """The language's name in the reader's language."""
        return str(dict(settings.LANGUAGES)[self.code])

    @property
    def dir(self) -> str:
        return languages.direction(self.code)


@register.simple_tag(takes_context=True)
def language_versions(context: Context, page: Page | str | None = None) -> list[LanguageVersion]:
    """
    The site's languages in their order, each with this page's address there. A language that the
    page lacks leads to the same address in that language, which says so. Two queries; none for
    what is not a page (a search), which has every language. What narrows a list stays in the address.
    """
    request: HttpRequest = context["request"]
    here = get_language() or settings.LANGUAGE_CODE
    if not isinstance(page, Page):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return _versions({code: _in(code, request.path) + query for code in _codes()}, here, "")
    own = page.locale.language_code
    address = page.get_url(request) or request.path
    below = getattr(page, "address_below", "")
    others = page.versions() if isinstance(page, BasePage) else []
    found = {
        other.locale.language_code: f"{other.get_url(request) or ''}{below}" for other in others
    }
    query = page.kept_query(request.GET) if isinstance(page, BasePage) else ""
    return _versions(found | {own: address}, own, address, query)


@register.simple_tag
def versions_of_codes(codes: Iterable[str], here: str = "") -> list[LanguageVersion]:
    """The same from bare language codes, for a hit or a row: no addresses, no query."""
    return _versions(dict.fromkeys(codes, ""), here, "")


@register.filter
def language_words(code: str) -> str:
    """A language's name in the reader's language, from its code."""
    return language_name(code)


@register.filter
def own_name(code: str) -> str:
    """A language's name in itself, from its code."""
    return LanguageVersion(code=code).name


def _codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def _versions(
    found: Mapping[str, str], here: str, address: str, query: str = ""
) -> list[LanguageVersion]:
    return [
        LanguageVersion(
            code=code,
            url=(found[code] if code in found else _in(code, address)) + query,
            is_here=code == here,
            exists=code in found,
        )
        for code in _codes()
    ]


def _in(code: str, address: str) -> str:
    """An address of this site with another language in its first part."""
    rest = address.lstrip("/").partition("/")[2]
    return f"/{code}/{rest}" if address else ""
