"""A whole folder: its order, its digests, and what is wrong anywhere in it."""

import pytest

from content.folder import Tree, digest_of, in_place, problems_in


def told(folder, **options):
    return [str(problem) for problem in problems_in(folder.root, **options)]


TOPIC = {"title": "T", "summary": "S"}


def test_a_folder_without_a_fault_says_nothing(folder):
    folder.write("news/boats", topics="[coast]")
    folder.write("topics/coast", keys=TOPIC)
    assert told(folder) == []


def test_faults_of_all_works_are_told_at_once(folder):
    folder.write("news/boats", date="soon")
    folder.write("news/lamps", colour="blue")
    folder.write("topics/coast", keys=TOPIC, body="# Title\n")
    assert [line.split(":")[0] for line in told(folder)] == [
        "news/boats/en.md, line 4",
        "news/lamps/en.md, line 5",
        "topics/coast/en.md, line 6",
    ]


@pytest.mark.parametrize(
    ("keys", "body", "line", "address"),
    [
        ({"topics": "[cost]"}, "", 5, "topics/cost"),
        ({"event": "gone"}, "", 5, "events/gone"),
        ({"partners": "\n  - {partner: gone, part: organizer}"}, "", 6, "partners/gone"),
        ({}, "One.\n\nTwo [a](/projects/gone).\n", 9, "projects/gone"),
        ({}, "> Words.\n> — @gone\n", 7, "persons/gone"),
        ({}, "::: people\ngone\n:::\n", 8, "persons/gone"),
        ({}, "::: related\npages/gone\n:::\n", 8, "pages/gone"),
    ],
)
def test_a_work_that_is_nowhere_is_told_with_the_line_that_names_it(
    folder, keys, body, line, address
):
    folder.write("news/boats", body=body, **keys)
    assert told(folder) == [
        (
            f"news/boats/en.md, line {line}: There is no work {address}. Mend the name, or write the"
            " work."
        )
    ]


def test_a_work_that_stands_in_the_site_may_be_named(folder):
    folder.write("news/boats", topics="[coast]")
    assert told(folder, exists=lambda address: address == "topics/coast") == []


def test_a_folder_that_is_no_section_and_a_name_that_is_no_address_are_told(folder):
    folder.write("blog/boats")
    folder.write("news/Boats_2")
    assert told(folder) == [
        (
            "blog/boats, line 1: “blog” is no section. The sections: news, events, partners, persons,"
            " research, projects, instruments, topics, pages."
        ),
        (
            "news/Boats_2, line 1: Name the folder in small letters, digits and hyphens: it is the"
            " address."
        ),
    ]


def test_folders_without_texts_are_none_of_our_business(folder):
    folder.write_raw("news/notes/readme.txt", "x")
    folder.write_raw("README.md", "x")
    assert told(folder) == []


def test_parents_come_before_their_children(folder):
    folder.write("topics/a-fish", keys=TOPIC, parent="b-sea")
    folder.write("topics/b-sea", keys=TOPIC, parent="c-water")
    folder.write("topics/c-water", keys=TOPIC)
    folder.write("news/boats", parent="c-water")  # which is no key of news
    order = [(level, path.name) for level, path in Tree(in_place(folder.root)).by_level()]
    assert order == [(0, "boats"), (0, "c-water"), (1, "b-sea"), (2, "a-fish")]


def test_a_circle_of_parents_is_told_of_each_work_in_it(folder):
    folder.write("topics/a", keys=TOPIC, parent="b")
    folder.write("topics/b", keys=TOPIC, parent="a")
    folder.write("topics/c", keys=TOPIC, parent="a")
    assert told(folder) == [
        f"topics/{slug}/en.md, line 1: Its `parent` stands under itself. Take one `parent` out of"
        " the circle."
        for slug in ("a", "b")
    ]


def test_the_digest_follows_every_file_and_its_name(folder):
    folder.write("research/r")
    path = folder.path("research/r")
    seen = {digest_of(path)}
    folder.write("research/r", "fr")
    seen.add(digest_of(path))
    folder.write_raw("research/r/pdf/en.pdf", b"one")
    seen.add(digest_of(path))
    folder.write_raw("research/r/pdf/en.pdf", b"two")
    seen.add(digest_of(path))
    (path / "pdf" / "en.pdf").rename(path / "pdf" / "fr.pdf")
    seen.add(digest_of(path))
    assert len(seen) == 5
    assert digest_of(path) in seen
