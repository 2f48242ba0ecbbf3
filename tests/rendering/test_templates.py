"""What a page shows is in its value: its template is handed that, and asks for nothing else."""

from importlib import resources

from collaborative.rendering import templates as _package  # noqa: F401  # the folder is data of the package

FOLDER = resources.files("collaborative.rendering") / "templates"
EVERYWHERE = {"href", "markdown"}  # functions of the place from which links count
OF_THE_PROGRAM = {"qr_code", "policy", "email_policy", "scheme_script"}
OF_A_PAGE = {"title", "body", "view"}
