"""Views into HTML fragments, by Jinja templates in an environment of our own that escapes everything."""

import jinja2
from markupsafe import Markup

from collaborative.rendering import content_security
from collaborative.rendering.qr_code import qr_code
from collaborative.rendering.text import Links, MarkdownText


class Html:
    """Renders the templates beside this module.

    Args:
        compiled: Where compiled templates are kept from one run to the next, if anywhere.
    """

    def __init__(self, text: MarkdownText, compiled: jinja2.BytecodeCache | None = None) -> None:
        self._text = text
        self._environment = jinja2.Environment(
            loader=jinja2.PackageLoader("collaborative.rendering", "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=compiled,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["qr_code"] = qr_code
        self._environment.globals["policy"] = Markup(content_security.policy())
        self._environment.globals["email_policy"] = Markup(content_security.EMAIL_POLICY)
        self._environment.globals["scheme_script"] = Markup(content_security.SCHEME_SCRIPT)
        self._environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}  # of the filter tojson

    def render(self, template: str, root: str, links: Links = (), **values: object) -> Markup:
        """Render a template with its values.

        ``root`` is the way from the page to the site's root, which links begin with. ``links`` are the addresses of the
        pages to which Markdown among the values leads, by the uris of their files.
        """

        def href(to: str) -> str:
            return to if ":" in to.partition("/")[0] else root + to or "./"

        def markdown(text: str, uri: str) -> Markup:
            return Markup(self._text.to_html(text, uri, href, dict(links)))

        return Markup(self._environment.get_template(template).render(href=href, markdown=markdown, **values))


def root_from(address: str) -> str:
    """The way from a page to the site's root: "../../" from ``courses/first-aid/``."""
    return "../" * address.count("/")
