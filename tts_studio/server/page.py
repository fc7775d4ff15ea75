"""The page that lists the voices and lets one try them: files of ``resources/server``, and nothing from elsewhere."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tts_studio.assets import resource

FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/icon.svg": ("../icons/tts-studio.svg", "image/svg+xml"),
}
"""Path → file and media type."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; media-src blob:; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)


def page(request: Request) -> Response:
    """Return one of the page's files."""
    name, media_type = FILES[request.url.path]
    headers = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
    return Response(resource(f"server/{name}").read_bytes(), headers=headers, media_type=media_type)
