"""The arrows between folders point one way: a folder imports only what stands before it in the order of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "riwaya"
# Upstream first. Why `resolve` stands before `claims`: docs/decisions/0001-resolve-before-claims.md
ORDER = (
    "errors",
    "model",
    "text",
    "packs",
    "data",
    "mentions",
    "resolve",
    "claims",
    "reconcile",
    "store",
    "ingest",
    "export",
    "web",
    "scale",
    "evaluate",
    "cli",
)


def _imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield (f"{node.module}.{node.names[0].name}" if node.module == "riwaya" else node.module or "", node.lineno)


def _folder(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "riwaya" and len(parts) > 1 and parts[1] in ORDER else None


def test_every_folder_is_in_the_order() -> None:
    folders = {path.name for path in SRC.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert folders <= set(ORDER), f"say where they stand: {folders - set(ORDER)}"


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_imports_point_upstream(path: Path) -> None:
    here = path.relative_to(SRC).parts[0].removesuffix(".py")
    if here not in ORDER:
        return
    wrong = [
        f"{path.relative_to(SRC)}:{line} imports {module}"
        for module, line in _imports(path)
        if (folder := _folder(module)) is not None and ORDER.index(folder) > ORDER.index(here)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_walk_sees_an_arrow_that_points_the_wrong_way(tmp_path: Path) -> None:
    file = tmp_path / "bad.py"
    file.write_text("from riwaya.cli import main\nimport riwaya.text.fold\n")
    assert [_folder(module) for module, _ in _imports(file)] == ["cli", "text"]


def _loads(path: Path, root: Path) -> set[str]:
    """The modules of a tree that a module loads as it is imported itself; its own packages are there already."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        parts = [name.split(".") for name in names]
        found |= {".".join(part[:k]) for part in parts for k in range(1, len(part) + 1)}
    mine = _module(path, root)
    return {name for name in found if name != mine and not mine.startswith(f"{name}.")}


def _module(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _circles(root: Path) -> list[list[str]]:
    graph = {_module(path, root): _loads(path, root) for path in sorted(root.rglob("*.py"))}
    done: set[str] = set()
    found = []

    def walk(name: str, way: list[str]) -> None:
        if name in way:
            found.append([*way[way.index(name):], name])
        elif name in graph and name not in done:
            for other in sorted(graph[name]):
                walk(other, [*way, name])
            done.add(name)

    for name in sorted(graph):
        walk(name, [])
    return found


def test_no_import_goes_round_in_a_circle(tmp_path: Path) -> None:
    assert _circles(SRC.parent) == []
    (tmp_path / "one.py").write_text("import two\n")
    (tmp_path / "two.py").write_text("from one import x\n")
    assert _circles(tmp_path) == [["one", "two", "one"]]
