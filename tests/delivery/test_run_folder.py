import json
import os
from datetime import UTC, datetime

import pytest

from hitaplan.delivery.run_folder import publish_file, publish_folder, staged_folder
from hitaplan.delivery.run_record import RECORD_NAME, hashes_of
from hitaplan.findings.failure import Failure
from hitaplan.office.file_names import MAX_PATH
from tests.folders import disk, names, tree

NOW = datetime(2027, 3, 31, 17, 30, tzinfo=UTC)
FILES = {"00_配布一覧.xlsx": b"list", "課別/01_課/調査票.xlsx": b"form", "課別/02_課/調査票.xlsx": b"form 2"}
NEW_FILES = {"00_配布一覧.xlsx": b"list, new", "課別/01_課/調査票.xlsx": b"form, new"}
ABOUT = {"program": "hitaplan"}
FOLDER = "年度末"
OLD = f"{FOLDER}_旧_20270331-1730"


def publish(parent, files=None):
    return publish_folder(parent / FOLDER, FILES if files is None else files, ABOUT, NOW)


def refused(parent):
    """The finding with which a second run is refused; everything is as before."""
    before = tree(parent)
    with pytest.raises(Failure) as caught:
        publish(parent, NEW_FILES)
    assert tree(parent) == before
    assert names(parent) == {FOLDER}
    return caught.value.finding


def test_publish_folder__no_folder_yet__makes_all_with_its_record(tmp_path):
    made = publish_folder(tmp_path / "令和6年度" / FOLDER, FILES, ABOUT, NOW)
    assert made == [tmp_path / "令和6年度" / FOLDER / name for name in (*FILES, RECORD_NAME)]
    found = tree(tmp_path / "令和6年度" / FOLDER)
    assert json.loads(found.pop(RECORD_NAME)) == ABOUT | {"files": hashes_of(FILES)}
    assert found == FILES
    assert names(tmp_path / "令和6年度") == {FOLDER}


def test_publish_folder__no_files__makes_the_record_alone(tmp_path):
    publish(tmp_path, {})
    assert set(tree(tmp_path)) == {f"{FOLDER}/{RECORD_NAME}"}


def test_publish_folder__earlier_run__is_kept_under_its_time(tmp_path):
    publish(tmp_path)
    before = tree(tmp_path / FOLDER)
    publish(tmp_path, NEW_FILES)
    assert names(tmp_path) == {FOLDER, OLD}
    assert tree(tmp_path / OLD) == before
    assert {name: data for name, data in tree(tmp_path / FOLDER).items() if name != RECORD_NAME} == NEW_FILES


def test_publish_folder__the_very_same_files__one_folder_with_the_new_record(tmp_path):
    publish(tmp_path)
    publish_folder(tmp_path / FOLDER, FILES, {"program": "newer"}, NOW)
    assert names(tmp_path) == {FOLDER}
    found = tree(tmp_path / FOLDER)
    assert json.loads(found.pop(RECORD_NAME)) == {"program": "newer", "files": hashes_of(FILES)}
    assert found == FILES


@pytest.mark.parametrize("files", [{}, dict(list(FILES.items())[:2]), FILES | {"新しい.xlsx": b"new"}])
def test_publish_folder__other_files_than_before__the_earlier_ones_are_kept(tmp_path, files):
    publish(tmp_path)
    publish(tmp_path, files)
    assert names(tmp_path) == {FOLDER, OLD}


def test_publish_folder__several_runs_in_a_minute__each_gets_a_name(tmp_path):
    for count in range(4):
        publish(tmp_path, {"一覧.xlsx": str(count).encode()})
    kept = {name: (tmp_path / name / "一覧.xlsx").read_bytes() for name in names(tmp_path)}
    assert kept == {FOLDER: b"3", OLD: b"0", f"{OLD}-2": b"1", f"{OLD}-3": b"2"}


EDITS = {
    "changed": lambda folder: (folder / "課別/01_課/調査票.xlsx").write_bytes(b"filled in"),
    "added": lambda folder: (folder / "課別/01_課/調査票_回答.xlsx").write_bytes(b"filled in"),
    "deleted": lambda folder: (folder / "課別/01_課/調査票.xlsx").unlink(),
    "renamed": lambda folder: (folder / "課別/01_課/調査票.xlsx").rename(folder / "課別/01_課/済.xlsx"),
    "no record": lambda folder: (folder / RECORD_NAME).unlink(),
    "illegible record": lambda folder: (folder / RECORD_NAME).write_bytes(b"{"),
    "empty record": lambda folder: (folder / RECORD_NAME).write_bytes(b"{}"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_publish_folder__somebody_edited_the_earlier_run__nothing_is_moved(tmp_path, edit):
    publish(tmp_path)
    edit(tmp_path / FOLDER)
    finding = refused(tmp_path)
    assert finding.code == "W-EDITED"
    assert finding.place.file in {"調査票.xlsx", "調査票_回答.xlsx", "済.xlsx", "00_配布一覧.xlsx"}
    assert finding.place.file in finding.message


def test_publish_folder__several_files_edited__says_how_many(tmp_path):
    publish(tmp_path)
    for number in (1, 2):
        (tmp_path / FOLDER / f"課別/0{number}_課/調査票.xlsx").write_bytes(b"filled in")
    message = refused(tmp_path).message
    assert "「課別/01_課/調査票.xlsx」ほか1件" in message.replace(" ", "")


@pytest.mark.parametrize("owner", ["~$調査票.xlsx", ".~lock.調査票.xlsx#"])
def test_publish_folder__a_file_is_open__names_it(tmp_path, owner):
    publish(tmp_path)
    (tmp_path / FOLDER / "課別/01_課" / owner).write_bytes(b"")
    finding = refused(tmp_path)
    assert finding.code == "W-OPEN"
    assert owner in finding.message


def test_publish_folder__a_file_of_that_name__is_left_alone(tmp_path):
    (tmp_path / FOLDER).write_bytes(b"notes")
    assert refused(tmp_path).code == "W-DENIED"


def test_publish_folder__an_empty_folder_of_that_name__gives_way(tmp_path):
    (tmp_path / FOLDER).mkdir()
    publish(tmp_path)
    assert names(tmp_path) == {FOLDER, OLD}


def test_publish_folder__path_up_to_the_limit__is_made(tmp_path):
    longest = MAX_PATH - len(str(tmp_path / FOLDER / ""))
    made = publish(tmp_path, {"a/" * ((longest - 11) // 2) + "b" * (10 + (longest - 11) % 2): b""})
    assert max(len(str(path)) for path in made) == MAX_PATH


def test_publish_folder__path_too_long_for_windows__makes_nothing(tmp_path):
    with pytest.raises(Failure) as caught:
        publish(tmp_path, FILES | {"a/" * 110 + "調査票.xlsx": b""})
    finding = caught.value.finding
    assert finding.code == "W-LONG"
    assert str(tmp_path) not in finding.message + finding.remedy
    assert names(tmp_path) == set()


def rests(parent, *, age):
    """What a killed run left so many seconds ago."""
    folder = parent / f".{FOLDER}_0a1b2c3d_作成中"
    (folder / "課別").mkdir(parents=True)
    (folder / "課別" / "調査票.xlsx").write_bytes(b"half")
    then = folder.stat().st_mtime - age
    os.utime(folder, (then, then))
    return folder


def test_publish_folder__rests_of_a_killed_run__are_cleared_away(tmp_path):
    rests(tmp_path, age=601)
    publish(tmp_path)
    assert names(tmp_path) == {FOLDER}
    assert set(tree(tmp_path / FOLDER)) == {*FILES, RECORD_NAME}


def test_publish_folder__what_another_run_may_be_writing__is_left_alone(tmp_path):
    other = rests(tmp_path, age=590)
    publish(tmp_path)
    assert names(tmp_path) == {FOLDER, other.name}
    assert tree(other) == {"課別/調査票.xlsx": b"half"}


def test_publish_folder__rests_that_cannot_be_cleared__never_get_in(tmp_path, monkeypatch):
    rests(tmp_path, age=601)
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    publish(tmp_path)
    assert set(tree(tmp_path / FOLDER)) == {*FILES, RECORD_NAME}


def test_staged_folder__two_runs_at_once__both_are_whole(tmp_path):
    with staged_folder(tmp_path / FOLDER, NEW_FILES, ABOUT, NOW):
        publish(tmp_path)
        assert set(tree(tmp_path / FOLDER)) == {*FILES, RECORD_NAME}
    first, second = tree(tmp_path / FOLDER), tree(tmp_path / OLD)
    assert {*first.keys()} == {*NEW_FILES, RECORD_NAME}
    assert first | NEW_FILES == first
    assert second | FILES == second
    assert names(tmp_path) == {FOLDER, OLD}


@pytest.mark.parametrize("damage", [b"", None])
def test_staged_folder__somebody_meddles_with_what_is_being_made__nothing_is_published(tmp_path, damage):
    publish(tmp_path)
    before = tree(tmp_path)

    def meddled():
        with staged_folder(tmp_path / FOLDER, NEW_FILES, ABOUT, NOW):
            (made,) = tmp_path.glob(".*/00_配布一覧.xlsx")
            made.unlink() if damage is None else made.write_bytes(damage)

    with pytest.raises(Failure) as caught:
        meddled()
    assert caught.value.finding.code == "W-DENIED"
    assert tree(tmp_path) == before


def test_staged_folder__within_the_block__the_earlier_run_is_in_place(tmp_path):
    publish(tmp_path)
    with staged_folder(tmp_path / FOLDER, NEW_FILES, ABOUT, NOW) as made:
        assert made[0] == tmp_path / FOLDER / "00_配布一覧.xlsx"
        assert made[0].read_bytes() == b"list"
    assert made[0].read_bytes() == b"list, new"


def test_staged_folder__the_block_raises__leaves_all_as_before(tmp_path):
    publish(tmp_path)
    before = tree(tmp_path)
    with pytest.raises(ZeroDivisionError), staged_folder(tmp_path / FOLDER, NEW_FILES, ABOUT, NOW):
        1 / 0  # noqa: B018 - anything that raises
    assert tree(tmp_path) == before
    assert names(tmp_path) == {FOLDER}


REPORT = "検証結果.xlsx"


def test_publish_file__no_file_yet__is_made_with_a_record(tmp_path):
    path = publish_file(tmp_path / "output" / REPORT, b"findings")
    assert path == tmp_path / "output" / REPORT
    assert tree(tmp_path / "output").keys() == {REPORT, RECORD_NAME}
    assert path.read_bytes() == b"findings"
    record = json.loads((tmp_path / "output" / RECORD_NAME).read_bytes())
    assert record == {"files": hashes_of({REPORT: b"findings"})}


def test_publish_file__untouched__is_replaced(tmp_path):
    publish_file(tmp_path / REPORT, b"old")
    publish_file(tmp_path / REPORT, b"new")
    assert names(tmp_path) == {REPORT, RECORD_NAME}
    assert (tmp_path / REPORT).read_bytes() == b"new"


@pytest.mark.parametrize("made", [True, False], ids=["edited since", "somebody else's"])
def test_publish_file__not_as_it_was_made__refused_and_all_as_before(tmp_path, made):
    if made:
        publish_file(tmp_path / REPORT, b"old")
    (tmp_path / REPORT).write_bytes(b"note")
    before = tree(tmp_path)
    with pytest.raises(Failure) as caught:
        publish_file(tmp_path / REPORT, b"new")
    assert (caught.value.finding.code, caught.value.finding.place.file) == ("W-EDITED", REPORT)
    assert tree(tmp_path) == before


def test_publish_file__disk_refuses__no_folder_is_left(tmp_path):
    with disk(2), pytest.raises(Failure):
        publish_file(tmp_path / "新しい" / "中" / REPORT, b"new")
    assert names(tmp_path) == set()


def test_publish_file__other_files_of_the_folder__stay_in_the_record(tmp_path):
    publish(tmp_path)
    publish_file(tmp_path / FOLDER / REPORT, b"findings")
    record = json.loads((tmp_path / FOLDER / RECORD_NAME).read_bytes())
    assert record == ABOUT | {"files": hashes_of({**FILES, REPORT: b"findings"})}
    publish(tmp_path, NEW_FILES)
    assert (tmp_path / OLD / REPORT).read_bytes() == b"findings"


def test_publish_file__a_folder_of_that_name__is_refused(tmp_path):
    (tmp_path / REPORT).mkdir()
    with pytest.raises(Failure) as caught:
        publish_file(tmp_path / REPORT, b"new")
    assert caught.value.finding.code == "W-DENIED"
    assert names(tmp_path) == {REPORT}


@pytest.mark.parametrize("place", ["output", "output/令和6年度", "output/令和6年度/全体"])
def test_publish_folder__file_in_the_place_of_a_folder__named_and_left(tmp_path, place):
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("覚え書き", encoding="utf-8")
    with pytest.raises(Failure) as caught:
        publish_folder(tmp_path / "output/令和6年度/全体", FILES, ABOUT, NOW)
    finding = caught.value.finding
    assert (finding.code, finding.place.file) == ("W-DENIED", path.name)
    assert f"「{path.name}」という名前のファイル" in finding.message
    assert path.read_text(encoding="utf-8") == "覚え書き"
