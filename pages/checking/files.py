"""The documents that a page names: whether a reader will get them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

from pages import vocabularies
from pages.checking import remarks
from pages.checking.remarks import Remark
from pages.checking.rows import rows_of
from pages.punctuation import list_comma


def about_documents(page: Any) -> Iterator[Remark]:
    """Those of its story and of its rows. Two queries, none where none is named."""
    places = dict(_named(page))
    if not places:
        return
    found = get_document_model().objects.filter(pk__in=places).select_related("collection")
    closed = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    roots = tuple(closed)
    documents = list(found)
    for document in documents:
        if roots and document.collection.path.startswith(roots):
            sentence = _("The document “%(title)s” stays closed: its collection is restricted.")
            yield remarks.warns(sentence % {"title": document.title}, places[document.pk])
        if not document.file or not document.file.storage.exists(str(document.file.name)):
            sentence = _("The file of the document “%(title)s” is missing.")
            yield remarks.warns(sentence % {"title": document.title}, places[document.pk])
    for pk in sorted(places.keys() - {document.pk for document in documents}):
        yield remarks.warns(_("A document that is named here was deleted."), places[pk])


def about_languages_of_files(
    page: Any, languages: Collection[str], anchor: str
) -> Iterator[Remark]:
    """Files are there, and none in the language of the page."""
    own = page.locale.language_code
    if not languages or own in languages:
        return
    names = [vocabularies.language_name(code) for code in dict.fromkeys(languages)]
    said = {
        "language": vocabularies.language_name(own),
        "languages": list_comma().join(names),
    }
    sentence = _(
        "There is no file in the language of the page (%(language)s), but in: %(languages)s."
    )
    yield remarks.warns(sentence % said, anchor)


def _named(page: Any) -> Iterator[tuple[int, str]]:
    """Numbers of documents, each with the place where it is named."""
    model = get_document_model()
    for target, pk, _names, path in page.story.stream_block.extract_references(page.story):
        if issubclass(target, model):
            yield int(pk), f"story.{path.split('.')[0]}"
    for name, row in rows_of(page):
        for field in row._meta.concrete_fields:
            if field.related_model is model and (pk := getattr(row, field.attname)):
                yield pk, name
