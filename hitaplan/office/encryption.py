"""Workbooks with a password."""

import io

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place


def decrypt(data: bytes, password: str, file: str) -> bytes:
    """Return a workbook without its password.

    Args:
        data: The encrypted file.
        password: The password.
        file: Its name, for the message.

    Returns:
        The workbook, not guarded yet.

    Raises:
        Failure: F-PASSWORD where the password is another one.
    """
    import msoffcrypto

    out = io.BytesIO()
    try:
        office_file = msoffcrypto.OfficeFile(io.BytesIO(data))
        office_file.load_key(password=password)
        office_file.decrypt(out)
    except Exception as error:  # what the library raises on a file from outside is beyond naming
        raise Failure(
            "F-PASSWORD",
            Place(file),
            f"{file} は、パスワードが違うため開けませんでした。",
            "パスワードを確かめてください。",
        ) from error
    return out.getvalue()
