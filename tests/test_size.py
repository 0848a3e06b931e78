"""The house's budgets: how long a file or function may be, and what every one must say."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterable

from tests.helpers.source import Function, Module, modules

MAX_FILE = 600
P90_FILE = 450
MAX_FUNCTION = 60
MEDIAN_FUNCTION = 10

# Handlers of everything stand only at the boundary of a task: function -> why there. One that only
# cleans up and raises again swallows nothing.
BROAD_HANDLERS: dict[tuple[str, str], str] = {
    (
        "engine.dht.protocol",
        "datagram_received",
    ): "the loop calls it: no datagram may reach the loop",
    ("engine.jobs.fetching", "_run"): "the boundary of a download's task: a bug is logged and told",
    ("engine.jobs.manager", "_verify"): "the boundary of its task: a bug is logged and told",
    ("engine.jobs.sharing", "_run"): "the boundary of a share's task: a bug is logged and told",
    ("engine.net.upnp", "_call"): "miniupnpc raises Exception itself: it becomes ours",
    ("gui.bridge", "_preview"): "the boundary of a wish's task: a bug is logged and shown",
    ("gui.bridge", "_fulfil"): "the boundary of a wish's task: a bug is logged and shown",
}
BROAD = ("Exception", "BaseException")


def report(offenders: Iterable[str]) -> str:
    """One line for each, so that a failure names them all."""
    return "\n".join(offenders)


def _length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _lines(module: Module) -> int:
    return module.text.count("\n")


def test_files_are_short():
    long = [f"{m.where}: {_lines(m)} lines" for m in modules() if _lines(m) > MAX_FILE]
    assert report(long) == ""
    lengths = sorted(_lines(module) for module in modules())
    assert lengths[len(lengths) * 9 // 10] <= P90_FILE


def test_functions_are_short():
    long = [
        f"{module.where}:{node.lineno}: {node.name} has {_length(node)} lines"
        for module in modules()
        for node in module.functions()
        if _length(node) > MAX_FUNCTION
    ]
    assert report(long) == ""
    lengths = [_length(node) for module in modules() for node in module.functions()]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


def _bare(node: Function) -> list[str]:
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [item for item in (arguments.vararg, arguments.kwarg) if item is not None]
    bare = [item.arg for item in every if item.annotation is None]
    if every and bare and bare[0] in ("self", "cls"):
        bare = bare[1:]
    return bare + (["return"] if node.returns is None and node.name != "__init__" else [])


def test_everything_is_annotated():
    bare = [
        f"{module.where}:{node.lineno}: {node.name} lacks {', '.join(_bare(node))}"
        for module in modules()
        for node in module.functions()
        if _bare(node)
    ]
    assert report(bare) == ""


def _is_broad(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in BROAD for kind in kinds)


def test_broad_handlers_stand_at_boundaries():
    found = {
        (module.name, node.name): f"{module.where}:{handler.lineno}: in {node.name}"
        for module in modules()
        for node in module.functions()
        for handler in ast.walk(node)
        if isinstance(handler, ast.ExceptHandler) and _is_broad(handler)
    }
    assert report(where for key, where in found.items() if key not in BROAD_HANDLERS) == ""
    assert [key for key in BROAD_HANDLERS if key not in found] == [], "no longer needed"


def test_every_module_says_what_it_owns():
    silent = [m.where for m in modules() if m.text.strip() and not ast.get_docstring(m.tree)]
    assert report(silent) == ""
