"""The window with a scripted engine in every state, for looking at it: not a test, not shipped.

    python -m tests.gui.demo [--empty] [--theme light|dark] [--select N] [--shot FILE] [--do WHAT]

WHAT: preview, previews, toast, warn, confirm, veil, menu, qr, live, settings:PAGE.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from engine.views import (
    AvailabilityView,
    Cause,
    FileView,
    LimitsMode,
    PeerView,
    PieceState,
    PieceView,
    Preview,
    Reach,
    SchedulePeriod,
    SettingsView,
    TransferKind,
    TransferState,
    TransferView,
)
from tests.gui.looks import STATES
from tests.helpers.fake_facade import NODE, FakeFacade, fake_id

FILE, FOLDER = TransferKind.FILE, TransferKind.COLLECTION
S = TransferState
NOW = time.time()
STICK, ZIP = "/media/stick/field-notes-backup.tar.zst", "/home/user/Downloads/raw-photos-lisbon.zip"
GONE = f"{STICK} is not there any more; put it back or attach its drive again."
FULL = f"The disk is full, so {ZIP} cannot be written; free some space on it."

ISO = TransferView(
    "iso",
    fake_id("iso"),
    FILE,
    "debian-12.9-amd64-DVD-1.iso",
    3_990_000_000,
    2_530_000_000,
    S.DOWNLOADING,
    path="/home/user/Downloads/debian-12.9-amd64-DVD-1.iso",
    piece_size=1 << 20,
    piece_count=3806,
    rate_down=11.8e6,
    rate_up=640e3,
    peers=9,
    providers=14,
    added_at=NOW - 240,
)
FILES = tuple(
    FileView(
        f"Day {1 + n // 8}/take {n:02d}.flac",
        8_100_000 + n * 421_000,
        fake_id(f"f{n}"),
        8_100_000 + n * 421_000,
    )
    for n in range(38)
)
ROWS = [
    TransferView(
        "old",
        fake_id("old"),
        FILE,
        "proceedings-2024-final-version-with-appendix-and-errata-corrected.pdf",
        48_200_000,
        48_200_000,
        S.SHARING,
        path="/home/user/x.pdf",
        finished_at=9.0,
        added_at=NOW - 3e6,
        piece_size=65536,
        piece_count=736,
    ),
    TransferView(
        "fail",
        fake_id("fail"),
        FILE,
        "field-notes-backup.tar.zst",
        900_000_000,
        412_000_000,
        S.FAILED,
        reason=GONE,
        cause=Cause.DESTINATION_GONE,
        path=STICK,
        added_at=NOW - 90_000,
        piece_size=262144,
        piece_count=3434,
    ),
    TransferView(
        "full",
        fake_id("full"),
        FILE,
        "raw-photos-lisbon.zip",
        2_700_000_000,
        1_110_000_000,
        S.PAUSED,
        reason=FULL,
        cause=Cause.DISK_FULL,
        path=ZIP,
        added_at=NOW - 7200,
        piece_size=1 << 20,
        piece_count=2575,
    ),
    TransferView(
        "find",
        fake_id("b91f"),
        FILE,
        "",
        0,
        0,
        S.FINDING,
        added_at=NOW - 20,
        cause=Cause.NOBODY_ONLINE,
    ),
    TransferView(
        "rare",
        fake_id("rare"),
        FILE,
        "lecture-07-signals.mkv",
        1_900_000_000,
        1_880_000_000,
        S.DOWNLOADING,
        peers=2,
        providers=3,
        added_at=NOW - 5000,
        cause=Cause.NO_HOLDER,
        missing_pieces=12,
        missing_seen_at=NOW - 3600,
        path="/home/user/Downloads/l.mkv",
        piece_size=1 << 20,
        piece_count=1812,
        part_copies=2,
    ),
    TransferView(
        "wait",
        fake_id("wait"),
        FILE,
        "panorama-01.tif",
        640_000_000,
        0,
        S.QUEUED,
        cause=Cause.QUEUED,
        reason="Next",
        queue_position=1,
        added_at=NOW - 100,
        path="/home/user/Downloads/p.tif",
        piece_size=1 << 18,
        piece_count=2442,
    ),
    TransferView(
        "wait2",
        fake_id("wait2"),
        FILE,
        "panorama-02.tif",
        612_000_000,
        0,
        S.QUEUED,
        cause=Cause.QUEUED,
        reason="Next",
        queue_position=2,
        added_at=NOW - 99,
        path="/home/user/Downloads/p2.tif",
        piece_size=1 << 18,
        piece_count=2335,
    ),
    TransferView(
        "pdf",
        fake_id("pdf"),
        FILE,
        "thesis-draft-final-v7.pdf",
        18_400_000,
        18_400_000,
        S.SHARING,
        path="/home/user/thesis.pdf",
        finished_at=9.0,
        added_at=NOW - 80_000,
        piece_size=32768,
        piece_count=562,
    ),
    TransferView(
        "talk",
        fake_id("talk"),
        FILE,
        "talk-keynote-4k.mp4",
        6_200_000_000,
        1_130_000_000,
        S.DOWNLOADING,
        rate_down=3.4e6,
        peers=4,
        providers=4,
        path="/home/user/Downloads/t.mp4",
        added_at=NOW - 900,
        piece_size=1 << 20,
        piece_count=5913,
    ),
    TransferView(
        "folder",
        fake_id("folder"),
        FOLDER,
        "Field recordings 2026",
        sum(f.size for f in FILES),
        sum(f.size for f in FILES),
        S.SHARING,
        rate_up=2.1e6,
        uploaded=1_480_000_000,
        copies=2,
        peers=3,
        providers=3,
        finished_at=9.0,
        path="/home/user/Music/Field recordings 2026",
        added_at=NOW - 4000,
        files=FILES,
    ),
    ISO,
    TransferView(
        "hash",
        "",
        FILE,
        "family-video-1998.mkv",
        14_200_000_000,
        6_100_000_000,
        S.HASHING,
        path="/home/user/Videos/family-video-1998.mkv",
        added_at=NOW - 15,
    ),
]
PEERS = tuple(
    PeerView(
        f"12D3KooW{n:040d}",
        f"/ip4/{host}/tcp/{port}",
        "shoal/0.1",
        *(have, down, up, 0, 0, flags),
        name="anna-laptop" if "nearby" in flags else "",
    )
    for n, (host, port, have, down, up, flags) in enumerate(
        (
            ("192.168.1.23", 52413, 1.0, 6.2e6, 0.0, ("nearby",)),
            ("203.0.113.80", 40110, 0.87, 3.9e6, 0.0, ()),
            ("192.0.2.17", 61000, 0.44, 1.7e6, 640e3, ()),
            ("198.51.100.201", 52413, 0.12, 0.0, 0.0, ("choked",)),
            ("198.51.100.77", 50001, 0.05, 0.0, 12e3, ()),
        )
    )
)

GUESTS = tuple(
    replace(peer, have=have, rate_down=0.0, rate_up=rate, flags=())
    for peer, have, rate in zip(PEERS, (1.0, 1.0, 0.31), (0.0, 0.0, 2.1e6), strict=False)
)
PAST = (  # of the download that is shown
    (240, "Downloading began."),
    (61, "Piece 2,705 failed its check and is fetched again."),
)


def states(count: int, share: float, moves: bool = True, seed: int = 4) -> bytes:
    dice = random.Random(seed)
    made = bytearray(count)
    if not share:
        return bytes(made)
    for n in range(count):
        if dice.random() < max(0.03, min(0.99, 1.5 + share * 1.3 - 2.6 * n / count)):
            made[n] = PieceState.COMPLETE
    missing = [n for n in range(count) if not made[n] and moves]
    for n in dice.sample(missing, min(len(missing), 46)):
        made[n] = dice.choice((1, 1, 2, 2, 2, 3))
    if missing:
        made[min(missing)] = PieceState.FAILED
    return bytes(made)


def engine(empty: bool) -> FakeFacade:
    made = FakeFacade([] if empty else ROWS)
    made.node_view = NODE if empty else FakeFacade([], NODE).node_view
    for view in [] if empty else ROWS:
        if view.piece_count:
            share = view.done / view.size
            count = view.piece_count
            full = bytes([PieceState.COMPLETE]) * count
            some = states(count, share, view.rate_down > 0)
            made.states[view.key] = bytearray(full if share == 1 else some)
    made.states["big"] = bytearray(states(1_000_000, 0.6))
    made.swarm["iso"] = PEERS
    made.swarm["folder"] = GUESTS
    if not empty:
        _iso(made)
    _previews(made)
    return made


def _iso(made: FakeFacade) -> None:
    """How many have each piece, and one piece in full."""
    dice = random.Random(6)
    rare = bytes(max(0, min(30, int(dice.gauss(5 - 4 * n / 3806, 2)))) for n in range(3806))
    made.copies["iso"] = AvailabilityView(fake_id("iso"), rare, bytes(3806))
    made.piece_views["iso", 2704] = PieceView(
        fake_id("iso"),
        2704,
        2704 << 20,
        1 << 20,
        PieceState.DOWNLOADING,
        holders=tuple(peer.peer_id for peer in PEERS[:4]),
        heard=3,
        senders=(PEERS[1].peer_id,),
        tries=2,
        failures=1,
        failed_at=NOW - 60,
        failed_senders=(PEERS[4].peer_id,),
    )
    made.states["iso"][2704] = PieceState.DOWNLOADING


def _previews(made: FakeFacade) -> None:
    """What pasted IDs name."""
    some = tuple(
        FileView(f.path, f.size, f.file_id, f.size if n < 9 else 0) for n, f in enumerate(FILES)
    )
    made.known[fake_id("part")] = Preview(
        fake_id("part"),
        FOLDER,
        "Field recordings 2026",
        sum(f.size for f in FILES),
        3,
        have=sum(f.done for f in some),
        files=some,
    )
    made.known[fake_id("iso")] = Preview(
        fake_id("iso"), FILE, "debian-12.9-amd64-DVD-1.iso", 3_990_000_000, 14
    )
    made.known[fake_id("folder")] = Preview(
        fake_id("folder"), FOLDER, "Field recordings 2026", 812_000_000, 3, files=FILES
    )
    made.known[fake_id("pdf")] = Preview(
        fake_id("pdf"), FILE, "thesis-draft-final-v7.pdf", 18_400_000, 1, have=18_400_000
    )


def busy(fake: FakeFacade) -> None:
    """Rates, limits and reachability of a node at work."""
    settings = SettingsView("/home/user/Downloads", 5, 0, 2_000_000, 500_000, 100_000)
    period = SchedulePeriod((0, 1, 2, 3, 4), 8 * 60, 18 * 60)
    settings = replace(settings, limits_mode=LimitsMode.SCHEDULE, schedule=(period,))
    fake.set_node(
        rate_down=15.2e6,
        rate_up=2.7e6,
        settings=settings,
        alternative=True,
        api="http://127.0.0.1:52414",
        reach=Reach.EVERYBODY,
        reachability="Other people can reach you: the router opened port 52413.",
    )


def history(controller) -> None:
    now = time.monotonic()
    for n in range(240):
        wave = 0.6 + 0.25 * math.sin(n / 14) + 0.1 * random.Random(n).random()
        controller.shown._history.add(
            "iso", 11.8e6 * wave, 640e3 * (1 + math.sin(n / 9)), now - 180 + n * 0.75
        )
        controller.shown._history.add("folder", 0, 2.1e6 * wave, now - 180 + n * 0.75)
    for ago, words in PAST:
        controller.shown._journal.note("iso", words, NOW - ago)
    controller.shown.show_journal("iso")
    shown = controller._window.detail.view
    if shown:
        controller._window.detail.show_samples(controller.shown._history.samples(shown.key))


async def live(fake: FakeFacade) -> None:
    dice = random.Random(1)
    view = ISO
    while view.done < view.size:
        await asyncio.sleep(0.25)
        missing = [n for n, s in enumerate(fake.states["iso"]) if s < 4]
        if missing:
            chosen = dice.sample(missing, min(6, len(missing)))
            fake.change_pieces(
                "iso", [(n, PieceState(min(4, fake.states["iso"][n] + 1))) for n in chosen]
            )
        view = fake.change("iso", done=view.done + 3_000_000, rate_down=11e6 + dice.random() * 2e6)
        fake.set_node(rate_down=view.rate_down, rate_up=2.7e6)


async def act(window, fake: FakeFacade, what: str, controller=None) -> None:
    from PySide6.QtCore import QPoint

    if what == "preview":
        window.pasted.emit([fake_id("iso")])
    elif what == "looking":
        fake.preview = lambda *a, **k: asyncio.sleep(100)
        window.pasted.emit([fake_id("iso")])
        await asyncio.sleep(0.3)
        del fake.preview
    elif what == "previews":
        window.pasted.emit([fake_id("iso"), fake_id("folder"), fake_id("pdf"), fake_id("nobody")])
    elif what == "nobody":
        window.pasted.emit([fake_id("nobody")])
    elif what == "toast":
        window.notices.tell(
            "Sharing “debian-12.9-amd64-DVD-1.iso”. Its ID is copied: send it to anyone."
        )
    elif what == "warn":
        window.paste()
    elif what == "confirm":
        window.actions_.delete("iso")
    elif what == "veil":
        window._veil.invite(3)
    elif what.startswith("settings"):
        card = window.settings_card
        card.open(getattr(card, what.partition(":")[2] or "general"))
    elif what in STATES:
        STATES[what](window, fake)
        await asyncio.sleep(0.2)
    elif what == "qr":
        window.actions_.show_qr("iso")
    elif what == "choose":
        window.pasted.emit([fake_id("part")])
    elif what == "rarity":
        window.detail.panel.rarity.click()
    elif what in ("piece", "zoom"):
        grid = window.detail.panel.grid
        await asyncio.sleep(0.2)
        if what == "zoom":
            grid.zoom(2, 2600)
        grid.setFocus()
        grid.go_to(2704)
    elif what == "replay":
        await asyncio.sleep(0.2)
        dice = list(range(3806))
        random.Random(3).shuffle(dice)
        fake.logs["iso"] = [piece for piece in dice if fake.states["iso"][piece] == 4]
        window.detail.panel.replay.click()
        await asyncio.sleep(3.5)
        window.detail.panel.bar.play.click()
    elif what == "limit":
        window.actions_.limit("iso")
    elif what == "orders":
        window.rows.order_button.click()
    elif what == "search":
        window.rows.search.setText("pano")
        window.rows.start_search()
    elif what == "nothing-found":
        window.rows.search.setText("zebra")
        window.rows.start_search()
    elif what == "several":
        window.rows.view.selectAll()
    elif what == "menu":
        window.actions_.open_menu(["iso"], window.mapToGlobal(QPoint(300, 260)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--select", default="iso")
    parser.add_argument("--shot", default="")
    parser.add_argument("--do", default="")
    parser.add_argument("--size", default="")
    parser.add_argument("--focus", action="store_true")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--accent", default="")
    parser.add_argument("--tab", default="Overview")
    args = parser.parse_args()

    from gui import loop
    from gui.__main__ import make_application
    from gui.controller import Controller
    from gui.theme import Theme
    from gui.views.main_window import MainWindow

    app = make_application()
    fake = engine(args.empty)
    if not args.empty:
        busy(fake)
        if args.select == "big":
            fake.rows["big"] = TransferView(
                "big",
                fake_id("big"),
                FILE,
                "everything.img",
                1_000_000 << 24,
                6 * 10**12,
                S.DOWNLOADING,
                rate_down=9e7,
                peers=3,
                piece_count=1_000_000,
                piece_size=1 << 24,
            )

    from gui.language import Language

    Language(app).speak(args.lang)

    async def run() -> None:
        window = MainWindow(Theme(app, args.theme, args.accent))
        if args.size:
            window.resize(*map(int, args.size.split("x")))
        controller = Controller(window, fake)
        window.show()
        closed = asyncio.Event()
        window.closed.connect(closed.set)
        await controller.start()
        if not args.empty:
            window.rows.select(args.select)
            history(controller)
            window.detail.show_tab(args.tab)
        await act(window, fake, args.do, controller)
        if args.focus:
            window.rows.view.setFocus()
        if args.shot:
            await asyncio.sleep(0.6)
            window.screen().grabWindow(window.winId()).save(
                args.shot
            ) if app.platformName() == "xcb" else window.grab().save(args.shot)
        elif args.do == "live":
            runner = asyncio.ensure_future(live(fake))
            await closed.wait()
            runner.cancel()
        else:
            await closed.wait()
        await controller.stop()
        await fake.stop()
        window.deleteLater()

    loop.run(app, run())


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
