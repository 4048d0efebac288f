"""The Markdown twin of each page: what it shows to anyone, without the frame."""

import copy
import json
from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from outlets.formats.markdown import markdown
from outlets.selections import page_at
from pages.languages import language_tag
from pages.models import BasePage
from pages.records import Record


@require_safe
def twin(request: HttpRequest, path: str = "") -> HttpResponse:
    """
    The page at `path` in the language of the address, as Markdown. Http404 where the page is not public,
    whoever asks. Search engines are led to the page itself.
    """
    page = page_at(request, path)
    if page is None:
        raise Http404
    shown = page.serve(_for_its_page(request, page))
    if not isinstance(shown, TemplateResponse):
        raise Http404
    record = page.as_record()
    text = f"{head(record)}\n{markdown(shown.rendered_content, record.url + 'index.md')}"
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Link"] = f'<{record.url}>; rel="canonical"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _for_its_page(request: HttpRequest, page: BasePage) -> HttpRequest:
    """The request that somebody nobody knows would make for the page itself, where it knows its address."""
    asked = copy.copy(request)
    asked.user = AnonymousUser()
    asked.path = asked.path_info = page.get_url(request) or request.path
    return asked


def head(record: Record) -> str:
    """What a library would note of a page, as front matter: lines of YAML between two rules."""
    return "\n".join(("---", *_lines(record), "---", ""))


def _lines(record: Record) -> Iterator[str]:
    yield f"title: {_quoted(record.title)}"
    yield f"language: {language_tag(record.language)}"
    if record.date:
        yield f"date: {record.date.isoformat()}"
    if record.modified_at:
        yield f"updated: {record.modified_at.isoformat(timespec='seconds')}"
    yield f"permanent: {_quoted(record.identifier)}"
    yield f"page: {_quoted(record.url)}"
    others = [version for version in record.versions if version.language != record.language]
    if others:
        yield "languages:"
    for version in others:
        yield f"  {language_tag(version.language)}: {_quoted(version.url + 'index.md')}"


def _quoted(words: str) -> str:
    """A string of JSON, which is one of YAML; nothing in it opens a tag where no YAML is read."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003C")
