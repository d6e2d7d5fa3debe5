"""The house: every command and error is documented; files and functions keep to their yardsticks (told as warnings)."""

from __future__ import annotations

import ast
import re
import warnings
from pathlib import Path

import click
import pytest

import riwaya.errors
from riwaya import __version__
from riwaya.cli import VERBS, main
from riwaya.errors import RiwayaError

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "riwaya"
DOCS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
)
HARD_FILE, HARD_FUNCTION = 400, 60


def _commands() -> list[tuple[str, click.Command]]:
    context = click.Context(main)
    found: list[tuple[str, click.Command]] = []
    for verb in VERBS:
        command = main.get_command(context, verb)
        assert command is not None
        if isinstance(command, click.Group):
            found += [(f"{verb} {name}", sub) for name, sub in command.commands.items()]
        else:
            found.append((verb, command))
    return found


@pytest.mark.parametrize(("name", "command"), _commands(), ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    assert f"riwaya {name}" in DOCS
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"
            assert parameter.opts[0] in DOCS, f"{name} {parameter.opts[0]} is not documented"


def _errors() -> list[type[RiwayaError]]:
    return [
        value for value in vars(riwaya.errors).values() if isinstance(value, type) and issubclass(value, RiwayaError)
    ]


@pytest.mark.parametrize("error", _errors(), ids=lambda error: error.code)
def test_every_error_is_in_the_tree_and_the_docs(error: type[RiwayaError]) -> None:
    assert error.code in (riwaya.errors.__doc__ or "")
    assert error.__name__ in (riwaya.errors.__doc__ or "")
    assert error.code in DOCS
    assert error.__doc__


def test_error_codes_are_unique() -> None:
    codes = [error.code for error in _errors()]
    assert len(codes) == len(set(codes))


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test", "gate"} <= set(targets)
    assert not [target for target in targets if f"make {target}" not in DOCS]


def test_version_is_told_once() -> None:
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"[{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_links_in_the_docs_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"


def test_every_module_and_public_function_has_a_docstring() -> None:
    bare = []
    for path in sorted(SRC.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if tree.body and not ast.get_docstring(tree):
            bare.append(str(path.relative_to(SRC)))
        for node in tree.body:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                bare.append(f"{path.relative_to(SRC)}: {node.name}")
    assert not bare


def test_yardsticks() -> None:
    for path in sorted(SRC.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > HARD_FILE:
            warnings.warn(f"{path.relative_to(ROOT)} has {lines} lines: a hard look", stacklevel=1)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > HARD_FUNCTION:
                warnings.warn(
                    f"{path.relative_to(ROOT)}: {node.name} is longer than {HARD_FUNCTION} lines", stacklevel=1
                )
