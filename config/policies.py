"""What a page may load: one strict policy for visitors, one that Wagtail's own screens can live with."""

from django.utils.csp import CSP

from pages.videos import PLAYERS

PUBLIC: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    # Players of videos, which a script brings in once the visitor asks for one.
    "frame-src": [*PLAYERS],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
}

# Wagtail's date and chooser widgets bring inline scripts, its text editor inline styles.
# Never a nonce beside them: browsers then ignore 'unsafe-inline'.
ADMIN: dict[str, list[str]] = PUBLIC | {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
}
