"""The project's own source, parsed: what the rules of its layout are checked against."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("engine", "gui")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, by its full name."""

    name: str
    line: int
    lazy: bool  # inside a function: only when it is called
    typing: bool  # under `if TYPE_CHECKING:`: never at run time


@dataclass(frozen=True)
class Module:
    """One file of the project."""

    name: str  # "engine.net.host"
    path: Path
    text: str
    tree: ast.Module

    @property
    def where(self) -> str:
        """The path as a person reads it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """ "net" for engine.net.host, "api" for engine.api, "gui" for all of the window."""
        parts = self.name.split(".")
        return "gui" if parts[0] == "gui" else (parts[1] if len(parts) > 1 else "")

    def imports(self) -> list[Import]:
        """Every import, wherever it stands."""
        return list(_imports(self.tree, self.name, lazy=False, typing=False))

    def functions(self) -> list[Function]:
        """Every function and method."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


@cache
def modules() -> tuple[Module, ...]:
    """All modules but generated ones."""
    return tuple(
        _read(path)
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if not path.name.endswith("_pb2.py")
    )


def _read(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text("utf-8")
    return Module(name, path, text, ast.parse(text, path))


def _imports(node: ast.AST, name: str, *, lazy: bool, typing: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, lazy, typing)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{name}:{child.lineno}: write imports in full"
            for alias in child.names:
                yield Import(_target(child.module or "", alias.name), child.lineno, lazy, typing)
        elif isinstance(child, ast.If) and _is_type_checking(child.test):
            yield from _imports(ast.Module(child.body, []), name, lazy=lazy, typing=True)
            yield from _imports(ast.Module(child.orelse, []), name, lazy=lazy, typing=typing)
        else:
            inside = lazy or isinstance(child, Function | ast.Lambda)
            yield from _imports(child, name, lazy=inside, typing=typing)


def _is_type_checking(test: ast.expr) -> bool:
    return ast.unparse(test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _target(module: str, name: str) -> str:
    """`from engine import events` names the module engine.events."""
    full = f"{module}.{name}"
    base = ROOT.joinpath(*full.split("."))
    is_module = base.with_suffix(".py").exists() or base.is_dir()
    return full if is_module and full.partition(".")[0] in PACKAGES else module
