"""Which function draws which work, and under what name and size its picture is kept."""

DRAWERS = ["covers_of_evidence", "covers_of_guidance", "events", "marks", "news", "pages", "portraits", "projects"]
PICTURES = {}
KINDS = {"lead.jpg": 216_000, "cover.jpg": 216_000, "portrait.png": 100_000, "logo.png": 60_000}
PRESS = {"partners": {"grain": 0, "light": 0, "wobble": 0, "coat": 0.02, "tooth": 0}, "persons": {"grain": 0, "light": 0.10, "wobble": 0.25, "coat": 0.03, "tooth": 0}}
FILES = {"research": "cover.jpg", "persons": "portrait.png", "partners": "logo.png"}


def picture(work):
    """Register a function as the drawing of one work, `section/slug`."""

    def keep(draw):
        PICTURES[work] = draw
        return draw

    return keep


def file_of(work):
    return FILES.get(work.split("/")[0], "lead.jpg")
