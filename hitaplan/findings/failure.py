"""A failure: the one finding after which the program cannot go on (exit code 2)."""

from hitaplan.findings.finding import Finding, Place, Severity


class Failure(Exception):  # noqa: N818 - the field's word; "Error" is a severity here
    """Raised where the run cannot go on; carries the one finding that says why and what to do."""

    def __init__(self, code: str, place: Place, message: str, remedy: str, value: str = "") -> None:
        """Build the failure from the parts of its finding."""
        super().__init__(f"{message} {remedy}")
        self.finding = Finding(code, Severity.ERROR, place, value, message, remedy)
