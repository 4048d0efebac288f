from pages.models.base import BasePage, IndexPage, ResourcePage
from pages.models.instruments import InstrumentIndexPage, InstrumentPage
from pages.models.media import Document, Image, Rendition
from pages.models.topics import TopicIndexPage, TopicPage

__all__ = [
    "BasePage",
    "Document",
    "Image",
    "IndexPage",
    "InstrumentIndexPage",
    "InstrumentPage",
    "Rendition",
    "ResourcePage",
    "TopicIndexPage",
    "TopicPage",
]
