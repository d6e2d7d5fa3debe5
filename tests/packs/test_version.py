"""The version of the packs changes with what they hold, and with nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

from riwaya.packs.tsv import DATA
from riwaya.packs.version import folder_version, pack_version


def _pack(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_same_files_have_the_same_version_wherever_and_whenever(tmp_path: Path) -> None:
    one = _pack(tmp_path / "one", a="x", b__c="y")
    other = _pack(tmp_path / "other", b__c="y", a="x")
    os.utime(other / "a", (0, 0))
    assert folder_version(one) == folder_version(other)
    _pack(one, samples__report="z")
    assert folder_version(one) == folder_version(other)


def test_every_change_of_name_or_content_is_another_version(tmp_path: Path) -> None:
    kept = [{"a": "x", "b": "y"}, {"a": "xy", "b": ""}, {"a": "x", "c": "y"}, {"a": "x"}, {"a": "x", "b": "y", "c": ""}, {"a__b": "x", "b": "y"}]
    assert len({folder_version(_pack(tmp_path / str(number), **files)) for number, files in enumerate(kept)}) == len(kept)


def test_the_version_of_our_packs_is_quick_to_tell() -> None:
    assert pack_version() == folder_version(DATA)
    started = time.process_time()
    folder_version(DATA)
    assert time.process_time() - started < 0.5
