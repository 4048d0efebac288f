"""What the search keeps: changes that no crash may lose, and one entry a work as anyone may see it."""

from search.models.attempts import Attempts, Lane
from search.models.called import SearchEntryName, SearchWord
from search.models.entries import SearchEntry, SearchEntryFile, SearchEntryText, SearchEntryValue
from search.models.files import FilePage, FileText
from search.models.generations import Generation, SearchCopy
from search.models.staff import (
    AskedQuery,
    AskedSalt,
    CertainWord,
    Recommendation,
    Synonyms,
    WordingVersion,
)
from search.models.verifications import Verification
from search.models.works import SearchChange, SearchWork

__all__ = [
    "AskedQuery",
    "AskedSalt",
    "Attempts",
    "CertainWord",
    "FilePage",
    "FileText",
    "Generation",
    "Lane",
    "Recommendation",
    "SearchChange",
    "SearchCopy",
    "SearchEntry",
    "SearchEntryFile",
    "SearchEntryName",
    "SearchEntryText",
    "SearchEntryValue",
    "SearchWord",
    "SearchWork",
    "Synonyms",
    "Verification",
    "WordingVersion",
]
