"""Files that are closed, whose words nobody may read."""

from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from publications.models import NewsPage, ResearchFile, ResearchPage
from tests.factories import draft, make_document, published, story_of
from tests.security.canary import texts
from tests.security.canary.library import Hiding, hidden
from tests.security.canary.secrets import Secret


@hidden("a document that nobody uses")
def unused(secret: Secret) -> Hiding:
    yield [texts.document(secret)]


@hidden("a picture that nobody uses")
def unused_picture(secret: Secret) -> Hiding:
    yield [texts.picture(secret)]


@hidden("a document that a draft links to")
def linked_by_draft(secret: Secret) -> Hiding:
    document = texts.document(secret)
    link = f'<p><a linktype="document" id="{document.pk}">{secret.text}</a></p>'
    page = draft(NewsPage, title=secret.title, slug=secret.said, story=story_of(("text", link)))
    yield [page, document]


@hidden("the file that a document had before")
def replaced_content(secret: Secret) -> Hiding:
    document = make_document(secret.title, texts.pdf_saying(secret.text))
    document.get_file_hash()
    published(
        ResearchPage,
        title="Nets and weights",
        files=[ResearchFile(language="en", document=document, sort_order=0)],
    )
    yield [document]
    document.title = "Nets and weights"
    document.file = ContentFile(texts.pdf_saying("Counted again"), name="nets-and-weights.pdf")
    document.save()
    document.get_file_hash()


@hidden("the document that a work had before")
def replaced_document(secret: Secret) -> Hiding:
    document = texts.document(secret)
    page = published(
        ResearchPage,
        title="Tides and tables",
        files=[ResearchFile(language="en", document=document, sort_order=0)],
    )
    yield [document]
    page = ResearchPage.objects.get(pk=page.pk)
    row = page.files.get()
    row.document = make_document("Tides again", texts.pdf_saying("Measured again"))
    page.files = [row]
    page.save_revision().publish()


@hidden("the picture that a page had before")
def replaced_picture(secret: Secret) -> Hiding:
    picture = texts.picture(secret)
    page = published(NewsPage, title="Masts", image=picture, image_alt=secret.text)
    yield [picture]
    page = NewsPage.objects.get(pk=page.pk)
    page.image, page.image_alt = None, ""
    page.save_revision().publish()


@hidden("a document of a live page in a closed collection")
def in_closed_collection(secret: Secret) -> Hiding:
    """Its title is the page's to tell; what is in it is not."""
    collection = Collection.get_first_root_node().add_child(name="Closed")
    document = make_document(
        "Minutes of the board", texts.pdf_saying(f"{secret.title} {secret.told}")
    )
    document.collection = collection
    document.save()
    document.get_file_hash()
    published(
        ResearchPage,
        title="What the board decided",
        files=[ResearchFile(language="en", document=document, sort_order=0)],
    )
    yield [document]
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
