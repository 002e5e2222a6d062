"""The hand-picked icons: 20 px line drawings, always beside a word, so hidden from readers."""

from markupsafe import Markup

_PATHS = {
    "eye": '<path d="M2 10C6 3.5 14 3.5 18 10"/><path d="M2 10c4 6.5 12 6.5 16 0"/>'
    '<circle cx="10" cy="10" r="2.2" fill="currentColor"/>',
    "clock": '<circle cx="10" cy="10" r="7.5"/><path d="M10 5.5V10l3 2"/>',
    "late": '<path d="M10 2.5 18 17H2z"/><path d="M10 8v4M10 14.2v.3"/>',
    "done": '<circle cx="10" cy="10" r="7.5"/><path d="m6.5 10.2 2.4 2.4 4.6-5"/>',
    "sealed": '<rect x="4" y="9" width="12" height="8" rx="1"/>'
    '<path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9"/>',
    "leave": '<path d="M8 3H3v14h5M12 6l4 4-4 4M16 10H7"/>',
    "file": '<path d="M5 2.5h7l3 3v12H5z"/><path d="M12 2.5v3h3"/>',
    "print": '<path d="M6 7V3h8v4M6 14H3V7h14v7h-3"/><path d="M6 11.5h8V17H6z"/>',
    "person": '<circle cx="10" cy="6.5" r="3.5"/><path d="M3 17.5c0-4 3-6 7-6s7 2 7 6"/>',
    "list": '<path d="M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5"/>',
    "calendar": '<rect x="3" y="4" width="14" height="13" rx="1"/><path d="M3 8h14M7 2v4M13 2v4"/>',
    "numbers": '<path d="M3 17h14M5.5 17v-6M10 17V4M14.5 17V8"/>',
    "pencil": '<path d="m3 17 1-4L13.5 3.5l3 3L7 16z"/>',
}


def icon(name: str) -> Markup:
    """Return the inline SVG called `name`; KeyError names an icon that does not exist."""
    return Markup(
        f'<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" '
        f'stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true" focusable="false">{_PATHS[name]}</svg>'
    )
