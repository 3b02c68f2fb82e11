"""hitaplan init: a working folder with the packaged master and templates."""

from pathlib import Path

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.workflows.new_file import make_folder, write_new
from hitaplan.workflows.packaged import packaged_files
from hitaplan.workflows.result import Result

RETURNS_FOLDER = "提出"


def run_init(folder: Path) -> Result:
    """Make a working folder.

    Args:
        folder: The folder; what is already in it is left alone.

    Returns:
        The files made.

    Raises:
        Failure: W-EXISTS where one of the files is there already, W-DENIED where the disk refuses; then no file
            is made.
    """
    files = packaged_files()
    for name in files:
        if (folder / name).exists():
            raise Failure(
                "W-EXISTS",
                Place(Path(name).name),
                f"「{folder.name}」フォルダーには、すでに「{name}」があります。何も変えていません。",
                "新しいフォルダーの名前を指定してください。",
            )
    make_folder(folder / RETURNS_FOLDER)
    write_new({folder / name: source.read_bytes() for name, source in files.items()})
    made = tuple(folder / name for name in files)
    return Result((), made, {"files": len(made)}, (f"作業フォルダーを作りました: {folder}",))
