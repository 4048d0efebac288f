"""The reader serves anyone with a folder: it needs no site, no settings, no database."""

import subprocess
import sys

READER = "content.folder, content.reading, content.schema_document"


def test_the_reader_brings_in_neither_django_nor_wagtail():
    script = (
        f"import sys, {READER};"
        "print([name for name in sys.modules if name.split('.')[0] in {'django', 'wagtail'}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
