"""Which searches are counted: what somebody typed, not how she then narrowed it or leafed through it."""

from django.http import HttpRequest

from search.asked.recording import may_count, note_asked
from search.service import SearchPage


def note_search(request: HttpRequest, found: SearchPage) -> None:
    """Count a page of results as a question, where it is one."""
    asked = found.request
    is_first = asked.page == 1 and not asked.is_broad and not any(asked.chosen.values())
    if is_first and found.query.asks and request.method == "GET" and may_count(request):
        note_asked(found.query.text, asked.language, found=found.total + found.other_total)
