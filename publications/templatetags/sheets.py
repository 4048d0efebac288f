"""First pages of files where works are rows of a list: read for the whole list at once."""

from collections import defaultdict
from collections.abc import Iterable

from django import template
from wagtail.models import Page

from pages.templatetags.rows import Row
from publications.models import ResearchFile, ResearchPage
from publications.models.first_pages import Sheet, sheets_of

register = template.Library()


@register.filter
def sheet_of(row: Row) -> Sheet | None:
    """The first page of a row's work, where it has files and no picture."""
    if not isinstance(row.page, ResearchPage):
        return None
    attach_sheets(row.batch.pages)
    return row.page.sheet


def attach_sheets(pages: Iterable[Page]) -> None:
    """Give each work its files and their first pages. Four queries at most, however many works."""
    works = [
        page for page in pages if isinstance(page, ResearchPage) and "sheets" not in page.__dict__
    ]
    if not works:
        return
    files = defaultdict(list)
    for file in ResearchFile.objects.filter(page__in=works).select_related("document"):
        files[file.page_id].append(file)
    sheets = sheets_of([file.document for rows in files.values() for file in rows if file.is_pdf])
    for work in works:
        for file in files[work.pk]:
            file.page = work
        work.know_rows({"files": files[work.pk]})
        work.sheets = sheets
