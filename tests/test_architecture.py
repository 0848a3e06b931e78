"""The layout's rules, read from the imports: who may know whom, and who may touch the world.

`engine/DESIGN.md` section 1 says why. A failure lists every offender; an exception is written here,
with its reason, or does not exist.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

import pytest

from tests.helpers.source import Import, Module, modules

# Who may import whom: each room sees only rooms to its left in
#   errors, events, views <- content <- cores <- adapters <- jobs <- node <- api <- front ends, gui.
FACTS = {"errors", "events", "views", "view_json"}
LEFT_OF_CONTENT = {"errors", "events", "views"}
TOOLS = {"tasks", "config"}
CORES = LEFT_OF_CONTENT | TOOLS | {"content"}
ADAPTERS_OF_ALL = {"net", "dht", "gossip", "transfer", "storage", "home_lock", "bus"}
FRONT = FACTS | TOOLS | {"api"}

MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "views": set(),
    "events": {"views"},
    "view_json": {"errors", "events", "views"},
    "config": {"errors"},
    "tasks": {"errors"},
    "home_lock": {"errors"},
    "collector": set(),
    "bus": LEFT_OF_CONTENT | {"tasks"},
    "content": LEFT_OF_CONTENT | {"tasks"},
    "storage": CORES,
    "net": CORES,
    "dht": CORES,
    "gossip": CORES | {"net"},
    "transfer": CORES | {"net", "storage"},
    "jobs": CORES | ADAPTERS_OF_ALL,
    "identify": CORES | {"jobs"},
    "network": CORES | ADAPTERS_OF_ALL | {"jobs"},
    "reachability": {"net", "views"},
    "schedule": {"errors", "views", "config"},
    "settings": CORES | {"schedule", "storage", "transfer", "view_json"},
    "surroundings": CORES | {"net", "dht", "reachability"},
    "catalogue": CORES | ADAPTERS_OF_ALL | {"jobs"},
    "engine": CORES | ADAPTERS_OF_ALL | {"jobs", "catalogue", "settings"},
    "node": CORES
    | ADAPTERS_OF_ALL
    | {"jobs", "catalogue", "network", "surroundings", "settings", "engine"},
    "api": FACTS | TOOLS | {"node", "home_lock", "identify", "collector"},
    "rest": FRONT,
    "cli": FRONT,
    "gui": FRONT - {"view_json"},
}

# (module, room) -> why this one import may cross. All of them are lazy: made when called.
CROSSINGS: dict[tuple[str, str], str] = {
    ("engine.cli.window", "gui"): "the entry point opens the window, and only when it is wanted",
    ("engine.cli.self_test", "gui"): "the self-test opens the window, like the entry point",
    ("engine.api", "rest"): "the facade of a running node is reached over its API",
    ("engine.node", "rest"): "the engine serves its own API when the settings say so",
}

# Modules of the five rooms that talk to the world. Every other module there is a sans-IO core.
CORE_ROOMS = ("content", "net", "dht", "gossip", "transfer")
ADAPTERS: dict[str, set[str]] = {
    "content": {"failures", "folder", "hashing", "lookalikes"},
    "net": {
        "anchors",
        "bulk",
        "connection",
        "dialing",
        "gate",
        "gateway",
        "handshake",
        "hardware",
        "host",
        "identify",
        "identity",
        "interfaces",
        "lan",
        "listening",
        "outbox",
        "ping",
        "portmap",
        "punch",
        "stream",
        "upnp",
        "wire",
    },
    "dht": {
        "announced",
        "contacts",
        "family",
        "found",
        "lookup",
        "node",
        "probing",
        "protocol",
        "publisher",
        "responder",
        "searches",
        "socket_thread",
        "table",
    },
    "gossip": {"driver", "peer_link", "service", "validator"},
    "transfer": {
        "driver",
        "lanes",
        "pacing",
        "peer_link",
        "pieces",
        "prover",
        "swarms",
        "verifier",
    },
}

# What the design marks as a core stays one, whatever is listed above.
ALWAYS_CORES = {
    "engine.errors",
    "engine.events",
    "engine.reachability",
    "engine.schedule",
    "engine.views",
    "engine.content.file_id",
    "engine.content.merkle",
    "engine.content.metadata",
    "engine.content.collection",
    "engine.content.link",
    "engine.content.paths",
    "engine.net.noise",
    "engine.net.rendezvous",
    "engine.net.signals",
    "engine.net.multistream",
    "engine.net.yamux",
    "engine.net.turnover",
    "engine.dht.records",
    "engine.dht.record_store",
    "engine.gossip.router",
    "engine.gossip.score",
    "engine.gossip.message_cache",
    "engine.gossip.announcements",
    "engine.gossip.catalogue",
    "engine.gossip.ledger",
    "engine.gossip.shards",
    "engine.transfer.messages",
    "engine.transfer.piece_table",
    "engine.transfer.picker",
    "engine.transfer.choker",
    "engine.transfer.director",
    "engine.transfer.auditor",
    "engine.transfer.fetcher",
    "engine.transfer.rates",
    "engine.transfer.swarm",
    "gui.engine_words",
    "gui.text",
    "gui.words",
}
THE_WORLD = {
    "asyncio",
    "concurrent",
    "multiprocessing",
    "os",
    "qasync",
    "random",
    "secrets",
    "select",
    "selectors",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
}

QT = {"PySide6", "qasync", "shiboken6"}
KADEMLIA = {"kademlia", "rpcudp", "umsgpack"}
TASK_MAKERS = {"create_task", "ensure_future", "TaskGroup"}
MAY_MAKE_TASKS = {
    "engine.tasks": "the only caller: it names, holds and awaits them",
    "gui.loop": "an event loop has to implement it",
}


def is_core(name: str) -> bool:
    """Whether the module must do without the world."""
    if name in ALWAYS_CORES:
        return True
    parts = name.split(".")
    if parts[0] != "engine" or len(parts) < 3 or parts[1] not in CORE_ROOMS:
        return False
    return not name.endswith("_pb2") and parts[2] not in ADAPTERS[parts[1]]


def room_of(name: str) -> str | None:
    """The room an import leads to, or None when it leads out of the project."""
    parts = name.split(".")
    if parts[0] == "gui":
        return "gui"
    return (parts[1] if len(parts) > 1 else "") if parts[0] == "engine" else None


def offenders(found: Iterable[tuple[Module, int, str]]) -> str:
    """One line for each, or the empty text."""
    return "\n".join(f"{module.where}:{line}: {text}" for module, line, text in found)


def imports() -> Iterable[tuple[Module, Import]]:
    """Every import of the project."""
    return ((module, imported) for module in modules() for imported in module.imports())


def test_there_is_something_to_check():
    assert {module.room for module in modules()} >= {"api", "content", "net", "cli", "gui"}


def test_every_room_has_its_place():
    unknown = sorted({module.room for module in modules()} - set(MAY_IMPORT))
    assert unknown == [], "say in MAY_IMPORT what these may import"


def test_arrows_point_left():
    wrong = []
    for module, imported in imports():
        room = room_of(imported.name)
        if room in (None, "", module.room) or room in MAY_IMPORT.get(module.room, ()):
            continue
        if (module.name, room) in CROSSINGS and (imported.lazy or imported.typing):
            continue
        wrong.append((module, imported.line, f"{module.room} may not see {imported.name}"))
    assert offenders(wrong) == ""


def test_dht_gossip_and_transfer_never_meet():
    rooms = {"dht", "gossip", "transfer"}
    for room in rooms:
        assert MAY_IMPORT[room].isdisjoint(rooms)


def test_cores_do_without_the_world():
    wrong = [
        (module, imported.line, f"a sans-IO core may not import {imported.name}")
        for module, imported in imports()
        if is_core(module.name)
        and imported.name.partition(".")[0] in THE_WORLD
        and not imported.typing
    ]
    assert offenders(wrong) == ""


def test_cores_stand_on_cores():
    beside = {"errors", "events", "views", "config"}
    wrong = [
        (module, imported.line, f"a sans-IO core may not stand on {imported.name}")
        for module, imported in imports()
        if is_core(module.name)
        and room_of(imported.name) not in (None, "", *beside)
        and not imported.name.endswith("_pb2")
        and not is_core(imported.name)
        and imported.name.removeprefix("engine.") not in CORE_ROOMS  # the package alone
        and not imported.typing
    ]
    assert offenders(wrong) == ""


def test_qt_lives_in_the_window():
    wrong = [
        (module, imported.line, f"{imported.name} belongs under gui/")
        for module, imported in imports()
        if imported.name.partition(".")[0] in QT and module.room != "gui"
    ]
    assert offenders(wrong) == ""


def test_only_the_dht_knows_its_library():
    wrong = [
        (module, imported.line, f"{imported.name} belongs under engine/dht/")
        for module, imported in imports()
        if imported.name.partition(".")[0] in KADEMLIA and module.room != "dht"
    ]
    assert offenders(wrong) == ""


def test_tasks_have_one_maker():
    wrong = [
        (module, node.lineno, "start tasks through engine.tasks.TaskOwner")
        for module in modules()
        if module.name not in MAY_MAKE_TASKS
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in TASK_MAKERS
    ]
    assert offenders(wrong) == ""


@pytest.mark.parametrize("name", sorted(ALWAYS_CORES))
def test_no_core_of_the_design_is_listed_as_an_adapter(name):
    parts = name.split(".")
    assert parts[-1] not in ADAPTERS.get(parts[1], set())


def test_every_exception_is_still_needed():
    """What no module uses any more goes: an exception is a debt."""
    names = {module.name for module in modules()}
    used = {(module.name, room_of(imported.name)) for module, imported in imports()}
    stale = [
        f"{name} -> {room}"
        for name, room in CROSSINGS
        if name in names and (name, room) not in used
    ]
    assert stale == []
