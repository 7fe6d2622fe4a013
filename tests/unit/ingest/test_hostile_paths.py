"""Whatever stands at the path: a register, faults, or one line that says what is wrong with the path."""

import os
from pathlib import Path

import pytest

from graph_model.errors import RegisterUnreadableError
from graph_model.ingest.faults import Fault
from graph_model.ingest.register import read_register


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (path / "functions.csv").write_text("id\ndental\n")
    return path


@pytest.mark.parametrize("name", ["england", "england.2024-10-01", "v1.2", ".hidden", "Lloegr ŵ"])
def test_a_folder_is_named_by_the_whole_of_its_name(tmp_path: Path, name: str) -> None:
    reading = read_register(_folder(tmp_path / name))

    assert reading.name == name


def test_a_folder_is_named_the_same_however_its_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path / "england")
    monkeypatch.chdir(folder)

    names = {read_register(path).name for path in (Path(), Path("../england"), folder / "..", folder)}

    assert names - {tmp_path.name} == {"england"}


def test_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "newest").symlink_to(_folder(tmp_path / "england"))

    reading = read_register(tmp_path / "newest")

    assert (reading.name, list(reading.tables)) == ("england", ["functions"])


def test_a_link_to_nothing_is_a_fault_and_no_file_left_out(tmp_path: Path) -> None:
    (_folder(tmp_path) / "organisations.csv").symlink_to(tmp_path / "nowhere")

    reading = read_register(tmp_path)

    assert reading.all_faults() == [Fault("organisations.csv", None, None, None, "is no file that can be read")]
    assert not reading.tables["organisations"].whole


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(_folder(tmp_path) / "organisations.csv")

    reading = read_register(tmp_path)

    assert reading.all_faults() == [Fault("organisations.csv", None, None, None, "is no file that can be read")]


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (_folder(tmp_path) / "organisations.csv").write_text("id,type\n")
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "organisations.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)  # whoever runs the tests may be allowed to read everything

    reading = read_register(tmp_path)

    assert reading.all_faults() == [Fault("organisations.csv", None, None, None, "cannot be read: Permission denied")]


def test_a_folder_that_may_not_be_read_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    with pytest.raises(RegisterUnreadableError, match="cannot be read: Permission denied"):
        read_register(tmp_path)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("nowhere", "nothing is at", id="nothing"),
        pytest.param("loop", "nothing is at", id="a link to itself"),
        pytest.param("a\0b", r"nothing is at .*a\\x00b", id="a NUL"),
        pytest.param("pipe", "nothing is at", id="a pipe"),
        pytest.param("x" * 5000, "cannot be read: File name too long", id="a name too long"),
        pytest.param("a\x1b[31m", r"nothing is at .*a\\x1b\[31m", id="what colours a terminal"),
    ],
)
def test_a_path_at_which_no_register_can_be_is_an_error_that_says_so(tmp_path: Path, path: str, told: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(RegisterUnreadableError, match=told):
        read_register(tmp_path / path)


def test_files_of_other_names_are_named_so_that_they_can_be_shown(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    for name in (b"\xff.csv", b"a\x1b[31m.txt", "Nodiadau ŵ.md".encode()):
        (folder / os.fsdecode(name)).touch()

    reading = read_register(tmp_path)

    assert reading.left_alone == ("Nodiadau ŵ.md", "\\udcff.csv", "a\\x1b[31m.txt")


def test_a_column_that_is_there_twice_leaves_the_file_unread(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("id,type,type\na,icb,stp\n")

    reading = read_register(tmp_path)

    assert reading.all_faults() == [Fault("organisations.csv", 1, "type", None, "the column is there twice")]
    assert (reading.tables["organisations"].rows, reading.tables["organisations"].whole) == ({}, False)


def test_a_column_is_shown_short_and_without_what_would_steer_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "functions.csv").write_text("id,\x1b[31m" + "x" * 100 + "\n")

    [fault] = read_register(tmp_path).all_faults()

    assert fault.column == "\\x1b[31m" + "x" * 72 + "… (108 characters)"


def test_an_id_that_was_refused_for_its_letters_is_not_suggested(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("id,type\nods:QWO\x1b[31m,icb\n")

    reading = read_register(tmp_path)

    assert reading.tables["organisations"].seen == set()
