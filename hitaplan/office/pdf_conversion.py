"""PDFs of Word and Excel files, made by LibreOffice or by Office itself: whichever is on this computer."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

# Where LibreOffice is when it is not on the path.
_USUAL_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_SECONDS = 180
# Word and Excel by COM; PowerShell is part of Windows. The fields are updated: the contents need their page numbers.
_OFFICE_SCRIPT = """
$ErrorActionPreference = 'Stop'
$folder = (Get-Location).Path
$documents = @(Get-ChildItem -Filter *.docx)
if ($documents.Count) {
  $word = New-Object -ComObject Word.Application
  try {
    foreach ($file in $documents) {
      $document = $word.Documents.Open($file.FullName, $false, $true)
      [void]$document.Fields.Update()
      $document.ExportAsFixedFormat((Join-Path $folder ($file.BaseName + '.pdf')), 17)
      $document.Close($false)
    }
  } finally { $word.Quit() }
}
$books = @(Get-ChildItem -Filter *.xlsx)
if ($books.Count) {
  $excel = New-Object -ComObject Excel.Application
  try {
    $excel.DisplayAlerts = $false
    foreach ($file in $books) {
      $book = $excel.Workbooks.Open($file.FullName, 0, $true)
      $book.ExportAsFixedFormat(0, (Join-Path $folder ($file.BaseName + '.pdf')))
      $book.Close($false)
    }
  } finally { $excel.Quit() }
}
"""


class NoPdf(Exception):  # noqa: N818 - says what there is not
    """Raised where no PDF could be made; the message is a Japanese sentence that says why."""


def to_pdf(files: Mapping[str, bytes], created: date) -> dict[str, bytes]:
    """Make a PDF of each Word document and workbook, all in one call of the other program.

    Args:
        files: The files by name.
        created: The day that stands in the PDFs as the date of creation, where the other program lets us say so.
            LibreOffice 7.4 does not: date, ID and checksum of two PDFs of one document differ, all else is equal.

    Returns:
        The PDFs by name: 「総括報告書.docx」 becomes 「総括報告書.pdf」.

    Raises:
        NoPdf: Where there is no program for it, it failed, or there is no room for its files.
    """
    try:
        # A program that was stopped may hold a file for a moment longer; the documents are not lost for that.
        with TemporaryDirectory(prefix="hitaplan_", ignore_cleanup_errors=True) as temporary:
            made = _converted(files, Path(temporary), created)
    except OSError as error:
        raise NoPdf(
            "PDF を作るための一時ファイルを書けませんでした(一時フォルダーの空きを確かめてください)。"
        ) from error
    missing = [name for name, data in made.items() if not data]
    if missing:
        raise NoPdf(f"「{'」「'.join(missing)}」の PDF ができませんでした。")
    return {str(PurePosixPath(name).with_suffix(".pdf")): data for name, data in made.items()}


def _converted(files: Mapping[str, bytes], temporary: Path, created: date) -> dict[str, bytes]:
    """Return the PDF of each file by the file's name; nothing for one of which none was made."""
    names = {f"document{place}": name for place, name in enumerate(files)}
    folder = temporary / "files"
    folder.mkdir()
    for safe, name in names.items():
        (folder / f"{safe}{PurePosixPath(name).suffix}").write_bytes(files[name])
    _run(_command(folder, temporary / "profile"), folder, created)
    return {name: _made(folder / f"{safe}.pdf") for safe, name in names.items()}


def _made(path: Path) -> bytes:
    """Return a PDF that was made, or nothing where there is none or it is no PDF."""
    data = path.read_bytes() if path.is_file() else b""
    return data if data.startswith(b"%PDF") else b""


def _command(folder: Path, profile: Path) -> Sequence[str]:
    soffice = shutil.which("soffice") or next((str(each) for each in _USUAL_PLACES if each.is_file()), None)
    if soffice:
        # A profile of its own: a LibreOffice that is open would take the call and do nothing.
        own = f"-env:UserInstallation={profile.as_uri()}"
        files = sorted(path.name for path in folder.iterdir())
        return (soffice, own, "--headless", "--convert-to", "pdf", *files)
    powershell = shutil.which("powershell")
    if powershell:
        return (powershell, "-NoProfile", "-NonInteractive", "-Command", _OFFICE_SCRIPT)
    raise NoPdf("このパソコンには、PDF を作るプログラム(LibreOffice か Word)が見つかりません。")


def _run(command: Sequence[str], folder: Path, created: date) -> None:
    epoch = str(int(datetime.combine(created, time(), UTC).timestamp()))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    program = Path(command[0]).stem
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed program; the names of the files are our own
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NoPdf(f"PDF を作るプログラム({program})を始められませんでした。") from error
    try:
        code = process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NoPdf(f"PDF を作るプログラム({program})が、{_SECONDS}秒たっても終わりませんでした。") from error
    finally:
        _end(process)
    if code:
        raise NoPdf(f"PDF を作るプログラム({program})が、途中で止まりました(終了コード {code})。")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, with those that it started: soffice is only the starter of LibreOffice."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603 - the number of our own process
            ("taskkill", "/F", "/T", "/PID", str(process.pid)),  # noqa: S607 - part of Windows
            capture_output=True,
            check=False,
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
