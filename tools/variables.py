"""The environment variables that the settings read."""

import re

from tools.places import ROOT


def of_settings() -> list[str]:
    """Their names, in the order of `config/settings.py`."""
    text = (ROOT / "config" / "settings.py").read_text()
    return list(dict.fromkeys(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text)))
