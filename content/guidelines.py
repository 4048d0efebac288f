"""How the demonstration's editors write, in English. On a real site publishers write their own."""

from pages.models import Guideline

_PICTURES = (
    "<p><b>Pictures:</b> say what can be seen, not what the file is called: “A fisherman counts nets on a"
    " beach”. Mark a picture as decorative only if nobody would miss it.</p>"
)

GUIDELINES = {
    "news": (
        "<ul><li><b>Title:</b> say what happened, with a verb, in at most 110 characters.</li>"
        "<li><b>Summary:</b> who, what, where, when, in one or two sentences. It stands alone in lists and"
        " mails.</li>"
        "<li><b>Text:</b> the news first, then what led to it. One thought in each paragraph.</li>"
        "<li><b>Names:</b> link partners and persons the first time they are named.</li></ul>"
    ),
    "event": (
        "<ul><li><b>Title:</b> what it is about, without the date and the place: they have fields.</li>"
        "<li><b>Summary:</b> what a visitor will learn or decide there.</li>"
        "<li><b>Times:</b> as the clocks at the venue show them. If the start moves, keep the old one in its"
        " field.</li>"
        "<li><b>Access:</b> tell about captions, interpretation and step-free ways early.</li></ul>"
    ),
    "research": (
        "<ul><li><b>Title:</b> as it stands on the cover.</li>"
        "<li><b>Summary:</b> the main finding, not the table of contents.</li>"
        "<li><b>Files:</b> one for each language, each with a text that can be selected.</li>"
        "<li><b>Keywords:</b> words that readers type, and that are not in the title.</li></ul>"
    ),
    "partner": (
        "<ul><li><b>Title:</b> the name as the organization writes it; its short form has a field.</li>"
        "<li><b>Summary:</b> what it does and where, without praise.</li>"
        "<li><b>Other names:</b> add earlier names and those in other languages: it is found by them.</li>"
        "</ul>"
    ),
    "person": (
        "<ul><li><b>Title:</b> the name as the person writes it, without titles.</li>"
        "<li><b>Role:</b> what the person does now. What they were at an event stands at the event.</li>"
        "<li><b>Portrait:</b> only with consent, and with who took it.</li></ul>"
    ),
}


def lay_out() -> None:
    """Give each kind its guideline where publishers have not written one."""
    for kind, text in GUIDELINES.items():
        Guideline.objects.get_or_create(
            kind=kind, language="en", defaults={"text": text + _PICTURES}
        )
