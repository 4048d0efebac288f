"""The demonstration, loaded as anyone loads it, and what is found of it kept for measuring."""

from django.core.management import call_command

from content.models import LoadedWork
from search import outbox
from search.entries import stored
from search.extraction import reading
from search.models import SearchChange, SearchEntry
from tools.relevance.judgements import FOLDER
from tools.relevance.library import Work, write


def load() -> None:
    """Into the database in use, which is empty: pages, then what the worker would do."""
    call_command("set_up_site", verbosity=0)
    call_command("load_content", "content/pages")
    while reading.read_waiting() or SearchChange.objects.exists():
        outbox.settle_rest()


def works() -> list[Work]:
    """What is found of the demonstration that was loaded, named by its folders."""
    names = dict(LoadedWork.objects.values_list("translation_key", "address"))
    visible = SearchEntry.objects.filter(visible=True).values_list("family", flat=True)
    return [
        Work(name=names[family].rpartition("/")[2], document=document)
        for family, document in stored(list(visible)).items()
    ]


def keep() -> None:
    """Load it and renew the file that measuring reads."""
    load()
    write(FOLDER / "demonstration", works())
