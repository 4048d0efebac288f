"""Files of translations that come in from outside."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from translation.gate import GateClosed

_LARGEST = 1024 * 1024
_MOST_TEXTS = 5_000
_MARK = b"X-WagtailLocalize-TranslationID"


def refuse_unsound(file: UploadedFile | None) -> None:
    """
    Raise GateClosed where a PO file would fail halfway or hold the request for minutes. Wagtail-localize
    itself would answer a file without its header with an error page.
    """
    if file is None:
        raise GateClosed([_("Choose a PO file.")])
    if (file.size or 0) > _LARGEST:
        raise GateClosed([_("This PO file is larger than 1 MB. A page's texts never are.")])
    content = file.read()
    file.seek(0)
    if _MARK not in content:
        raise GateClosed(
            [_("This PO file was not downloaded here: its header does not name a translation.")]
        )
    if content.count(b"msgid") > _MOST_TEXTS:
        sentence = _("This PO file has more than %(number)d texts.")
        raise GateClosed([sentence % {"number": _MOST_TEXTS}])
