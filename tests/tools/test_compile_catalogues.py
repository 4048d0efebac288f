"""Catalogues are compiled as gettext would compile them."""

import gettext

from tools import compile_catalogues

RUSSIAN = """
msgid ""
msgstr ""
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=n%10==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;\\n"

msgid "%(n)s minute"
msgid_plural "%(n)s minutes"
msgstr[0] "%(n)s минута"
msgstr[1] "%(n)s минуты"
msgstr[2] "%(n)s минут"
"""


def test_every_plural_form_is_used_though_the_header_names_no_language(tmp_path):
    folder = tmp_path / "locale" / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(RUSSIAN)
    compile_catalogues.main(tmp_path)
    with (folder / "django.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    forms = [words.ngettext("%(n)s minute", "%(n)s minutes", n) for n in (1, 2, 5)]
    assert forms == ["%(n)s минута", "%(n)s минуты", "%(n)s минут"]
