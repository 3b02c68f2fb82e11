"""PDFs by another program: found, failing, hanging, or not there."""

import errno
import re
import stat
import sys
import time
from pathlib import Path

import pytest

from hitaplan.office import pdf_conversion
from hitaplan.office.pdf_conversion import NoPdf, to_pdf
from tests.builders import R6, make_initiative, make_plan
from tests.office_suite import office_test
from tests.sheets import real_master
from tests.word_files import real_overall

FILES = {"総括報告書.docx": b"word", "資料/集計.xlsx": b"excel"}
COPY = "for each in sys.argv[5:]: pathlib.Path(pathlib.Path(each).stem + '.pdf').write_bytes(b'%PDF ' + pathlib.Path(each).read_bytes())"


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a program of that name alone on the path."""

    def put(name, script):
        folder = tmp_path / "bin"
        folder.mkdir()
        path = folder / name
        path.write_text(f"#!{sys.executable}\nimport os, pathlib, sys, time\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(pdf_conversion, "_USUAL_PLACES", ())

    return put


def test_to_pdf__libreoffice__each_file_under_its_own_name(program):
    program("soffice", COPY)
    assert to_pdf(FILES, R6.last_day) == {"総括報告書.pdf": b"%PDF word", "資料/集計.pdf": b"%PDF excel"}


def test_to_pdf__day_of_creation__handed_on(program):
    program(
        "soffice",
        COPY.replace("pathlib.Path(each).read_bytes()", "os.environ['SOURCE_DATE_EPOCH'].encode()"),
    )
    assert set(to_pdf(FILES, R6.last_day).values()) == {b"%PDF 1743379200"}


def test_to_pdf__powershell__script_that_names_no_file(program):
    program(
        "powershell",
        "assert 'Word.Application' in sys.argv[-1] and 'document' not in sys.argv[-1].lower().split('$documents')[0]\n"
        "for each in pathlib.Path().iterdir(): pathlib.Path(each.stem + '.pdf').write_bytes(b'%PDF')",
    )
    assert set(to_pdf(FILES, R6.last_day)) == {"総括報告書.pdf", "資料/集計.pdf"}


FAILURES = {
    "stops": ("sys.exit(3)", "終了コード 3"),
    "makes nothing": ("", "「総括報告書.docx」「資料/集計.xlsx」の PDF ができません"),
    "makes one of two": ("pathlib.Path('document0.pdf').write_bytes(b'%PDF')", "「資料/集計.xlsx」の PDF ができません"),
    "makes what is no PDF": (COPY.replace("%PDF ", ""), "「総括報告書.docx」「資料/集計.xlsx」の PDF ができません"),
    "hangs": ("time.sleep(60)", "終わりませんでした"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAILURES)
def test_to_pdf__program_fails__said(case, program, monkeypatch):
    script, said = FAILURES[case]
    program("soffice", script)
    monkeypatch.setattr(pdf_conversion, "_SECONDS", 1)
    with pytest.raises(NoPdf, match=re.escape(said)):
        to_pdf(FILES, R6.last_day)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_to_pdf__program_hangs__what_it_started_ends_too(program, monkeypatch, tmp_path):
    note = tmp_path / "started"
    script = "import subprocess\nstarted = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    program("soffice", f"{script}pathlib.Path({str(note)!r}).write_text(str(started.pid))\ntime.sleep(60)")
    monkeypatch.setattr(pdf_conversion, "_SECONDS", 2)
    with pytest.raises(NoPdf):
        to_pdf(FILES, R6.last_day)
    assert ended(int(note.read_text()))


def ended(number):
    """Whether a process is gone, or waits only to be taken off the list; asks for up to five seconds."""
    for _ in range(50):
        state = Path(f"/proc/{number}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_to_pdf__no_room_for_its_files__said(program, monkeypatch, tmp_path):
    program("soffice", COPY)
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(NoPdf, match="一時フォルダーの空き"):
        to_pdf(FILES, R6.last_day)


def full_disk(path, data):
    raise OSError(errno.ENOSPC, "no space left", str(path))


def test_to_pdf__no_program__said(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf_conversion, "_USUAL_PLACES", ())
    with pytest.raises(NoPdf, match="見つかりません"):
        to_pdf(FILES, R6.last_day)


@office_test
def test_to_pdf__real_libreoffice__pages():
    files = {"総括.docx": real_overall(make_plan(make_initiative())), "台帳.xlsx": real_master()}
    made = to_pdf(files, R6.last_day)
    pages = {name: len(re.findall(rb"/Type\s*/Page[^s]", data)) for name, data in made.items()}
    assert pages["総括.pdf"] == 4
    assert pages["台帳.pdf"] >= 14
    assert all(data.startswith(b"%PDF") for data in made.values())
