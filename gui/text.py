"""Every number and state in words: units, times left, states, pieces, and what errors say.

Pure functions from views to text; no Qt, no clock; every word goes through `gui.words`. Sizes are
decimal (kB, MB, GB) as file managers show them; piece sizes are binary (KiB, MiB) because they are
powers of two.
"""

from __future__ import annotations

import re
from datetime import datetime

from engine.errors import EnvironmentFailure, PeerUnavailable, ShoalError, UserFacingError
from engine.views import (
    CatalogueEntryView,
    CatalogueView,
    LimitsMode,
    NodeView,
    PeerView,
    PieceState,
    Priority,
    TransferKind,
    TransferState,
    TransferView,
)
from gui.engine_words import said
from gui.words import isolated, month, noop, number, tr

DOT = "  ·  "
MAX_IDS = 50  # taken from one paste
MAX_PASTE = 200_000  # characters looked at in one paste
LONGEST_ETA_S = 30 * 86_400.0
SIZE_UNITS = (noop("B"), noop("kB"), noop("MB"), noop("GB"), noop("TB"))
RATE_UNITS = SIZE_UNITS[:-1]
BINARY_UNITS = ((30, noop("GiB")), (20, noop("MiB")), (10, noop("KiB")))

_ID = re.compile(r"shoal:[^\s<>\"']+|(?<![0-9A-Za-z])[0-9A-Fa-f]{64}(?![0-9A-Za-z])")

PIECE_WORDS = {
    PieceState.MISSING: noop("missing"),
    PieceState.REQUESTED: noop("asked for"),
    PieceState.DOWNLOADING: noop("arriving"),
    PieceState.VERIFYING: noop("being checked"),
    PieceState.COMPLETE: noop("verified"),
    PieceState.FAILED: noop("failed its check"),
}

STATE_WORDS = {
    TransferState.HASHING: noop("Preparing"),
    TransferState.QUEUED: noop("Waiting"),
    TransferState.FINDING: noop("Searching…"),
    TransferState.DOWNLOADING: noop("Downloading"),
    TransferState.VERIFYING: noop("Checking"),
    TransferState.MOVING: noop("Moving"),
    TransferState.SHARING: noop("Sharing"),
    TransferState.PAUSED: noop("Paused"),
    TransferState.FAILED: noop("Stopped"),
}


def size(count: float) -> str:
    """Bytes for a person: "0 B", "640 kB", "3.99 GB"."""
    value = float(max(0, count))
    for unit in SIZE_UNITS:
        if value < 999.5 or unit == SIZE_UNITS[-1]:
            break
        value /= 1000
    if unit == "B" or value >= 99.95:
        return f"{number(value)} {tr(unit)}"
    digits = 1 if value >= 9.995 or unit == "kB" else 2
    return f"{number(value, digits)} {tr(unit)}"


def rate(per_second: float) -> str:
    """Bytes per second for a person: "11.8 MB/s"."""
    value = float(max(0, per_second))
    for unit in RATE_UNITS:
        if value < 999.5 or unit == RATE_UNITS[-1]:
            break
        value /= 1000
    if unit in ("B", "kB") or value >= 99.95:
        return tr("{size}/s", size=f"{number(value)} {tr(unit)}")
    return tr("{size}/s", size=f"{number(value, 1)} {tr(unit)}")


def binary(count: int) -> str:
    """A power-of-two size: "16 KiB", "1 MiB"; other sizes as `size`."""
    for shift, unit in BINARY_UNITS:
        if count and count % (1 << shift) == 0:
            return f"{number(count >> shift)} {tr(unit)}"
    return size(count)


def percent(done: float, total: float) -> str:
    """Whole percent, never 100 % before the end."""
    if total <= 0:
        return tr("{share}%", share=0)
    return tr("{share}%", share=min(99, int(100 * done / total)) if done < total else 100)


def seconds_left(view: TransferView) -> float | None:
    """How long the rest takes at the present rate, or None when nobody can say."""
    if view.state is not TransferState.DOWNLOADING or view.rate_down < 1 or view.wanted <= 0:
        return None
    left = (view.wanted - view.done) / view.rate_down
    return left if left <= LONGEST_ETA_S else None


def duration(seconds: float) -> str:
    """A rough time: "under 5 s", "40 s", "2 min", "3 h 5 min", "2 days"."""
    if seconds < 5:
        return tr("a moment")
    if seconds < 55:
        return tr("{seconds} s", seconds=-(-int(seconds) // 5) * 5)
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    if hours < 10 and minutes:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    if hours < 10:
        return tr("{hours} h", hours=hours)
    hours = round(seconds / 3600)
    if hours < 48:
        return tr("{hours} h", hours=hours)
    return tr("{n} days", "{n} day", round(hours / 24))


def when(moment: float, now: float) -> str:
    """A past moment in the local zone: "today at 14:02", "3 Nov at 9:10", "3 Nov 2024"."""
    then, today = datetime.fromtimestamp(moment), datetime.fromtimestamp(now)
    clock = f"{then:%H:%M}"
    days = (today.date() - then.date()).days
    if days == 1:
        return tr("yesterday at {time}", time=clock)
    if days < 1:
        return tr("today at {time}", time=clock)
    name = month(then.month)
    if then.year == today.year:
        return tr("{day} {month} at {time}", day=then.day, month=name, time=clock)
    return tr("{day} {month} {year}", day=then.day, month=name, year=str(then.year))


def lately(moment: float, now: float) -> str:
    """A past moment, today's by its clock alone: "14:02", "yesterday at 9:10"."""
    then, today = datetime.fromtimestamp(moment), datetime.fromtimestamp(now)
    return f"{then:%H:%M}" if then.date() == today.date() else when(moment, now)


def to_the_second(moment: float, now: float) -> str:
    """A past moment, today's by its clock alone: "14:02:11", "3 Nov at 9:10:00"."""
    then, today = datetime.fromtimestamp(moment), datetime.fromtimestamp(now)
    clock = f"{then:%H:%M:%S}"
    if then.date() == today.date():
        return clock
    return tr("{day} {month} at {time}", day=then.day, month=month(then.month), time=clock)


def short_id(file_id: str) -> str:
    """First and last digits of an ID, for a row that has no name yet."""
    return f"{file_id[:6]}…{file_id[-4:]}" if len(file_id) > 12 else file_id


def spaced_id(file_id: str) -> str:
    """An ID in groups of four, to be read and compared."""
    return " ".join(file_id[at : at + 4] for at in range(0, len(file_id), 4))


def find_ids(pasted: str) -> list[str]:
    """IDs and links within any text, each once, in order; the facade judges them."""
    found = dict.fromkeys(match[0] for match in _ID.finditer(pasted[:MAX_PASTE]))
    return list(found)[:MAX_IDS]


def bare_id(wanted: str) -> str:
    """The digits of an ID or link."""
    return wanted.removeprefix("shoal:").split("?")[0].lower()


def on_clipboard(found: int) -> str:
    """The offer for what was copied in another program."""
    return tr(
        "There are {n} Shoal IDs on the clipboard.",
        "There is a Shoal ID on the clipboard.",
        found,
    )


def title(view: TransferView) -> str:
    """The row's name, or a short ID while the name is not known."""
    return view.name or (short_id(view.file_id) if view.file_id else tr("New transfer"))


def badge(view: TransferView) -> str:
    """The word or number at the right of a row."""
    if view.state in (TransferState.DOWNLOADING, TransferState.HASHING, TransferState.VERIFYING):
        return percent(view.done, view.wanted)
    return tr(STATE_WORDS[view.state])


def left_words(view: TransferView) -> str:
    """The small text under the badge: what is left, or the file count of a folder."""
    left = seconds_left(view)
    if left is not None:
        return tr("{time} left", time=duration(left))
    if view.state is TransferState.HASHING:
        return tr("preparing")
    if view.state is TransferState.VERIFYING:
        return tr("checking")
    return ""


def progress_words(view: TransferView) -> str:
    """ "2.5 GB of 4 GB", or what is known of it."""
    if view.size <= 0:
        return ""
    if view.done >= view.wanted:
        return size(view.wanted)
    return tr("{done} of {all}", done=size(view.done), all=size(view.wanted))


def peers_words(view: TransferView) -> str:
    """Connected peers of a row in words."""
    if view.peers:
        return tr("{n} peers", "{n} peer", view.peers)
    if view.state is TransferState.SHARING:
        return tr("ready for anyone with the ID")
    return tr("connecting to peers")


def facts(view: TransferView, now: float) -> str:
    """The line under the title of the details."""
    parts = [size(view.size)] if view.size else []
    if view.kind is TransferKind.COLLECTION and view.files:
        parts.append(tr("{n} files", "{n} file", len(view.files)))
    if view.piece_count:
        parts.append(
            tr(
                "{n} pieces of {size}",
                "{n} piece of {size}",
                view.piece_count,
                size=binary(view.piece_size),
            )
        )
    if view.added_at:
        parts.append(tr("added {when}", when=when(view.added_at, now)))
    return " · ".join(parts) or tr("Size not known yet")


def time_left(view: TransferView) -> str:
    """The tile "Time left"."""
    left = seconds_left(view)
    if left is not None:
        return duration(left)
    return tr("Done") if view.complete and view.state is TransferState.SHARING else "–"


def ratio(view: TransferView) -> str:
    """The tile "Ratio": how many times its size was passed on."""
    return f"{number(view.uploaded / view.size, 2)} ×" if view.size > 0 else "–"


def peers_tile(view: TransferView) -> str:
    """The tile "Peers": connected of known."""
    if view.providers > view.peers:
        return tr("{done} of {all}", done=view.peers, all=view.providers)
    return number(view.peers)


def for_ears(words: str) -> str:
    """The arrows of rates as words, for a screen reader."""
    return words.replace("↓", tr("down")).replace("↑", tr("up"))


def piece_words(index: int, total: int, length: int, state: PieceState) -> str:
    """One piece in words: "Piece 1,204 of 3,805 · 1 MiB · verified"."""
    where = tr("Piece {number} of {all}", number=index + 1, all=total)
    return " · ".join((where, binary(length), tr(PIECE_WORDS[state])))


def pieces_summary(verified: int, total: int) -> str:
    """How many pieces are verified."""
    if total == 0:
        return ""
    if verified == total:
        return tr("all {all} verified", all=total)
    return tr("{done} of {all} verified", done=verified, all=total)


def pieces_later(state: TransferState | None) -> str:
    """Why there are no pieces to show yet."""
    if state is TransferState.HASHING:
        return tr("known when the file is read")
    return tr("known when somebody is found") if state is TransferState.FINDING else ""


def peer_name(peer: PeerView) -> str:
    """Who a peer is: its computer's name, a readable address, or the end of its ID."""
    return peer.name or peer_name_of(peer.address) or f"…{peer.peer_id[-8:]}"


def peer_name_of(address: str) -> str:
    """A multiaddr as host and port, where it has them."""
    parts = address.strip("/").split("/")
    if len(parts) >= 4 and parts[0] in ("ip4", "ip6", "dns", "dns4", "dns6"):
        host = f"[{parts[1]}]" if parts[0] == "ip6" else parts[1]
        return f"{host}:{parts[3]}"
    return address


def peer_rates(peer: PeerView) -> str:
    """The moving directions of a peer."""
    down = f"↓ {rate(peer.rate_down)}" if peer.rate_down >= 1 else ""
    up = f"↑ {rate(peer.rate_up)}" if peer.rate_up >= 1 else ""
    return "   ".join(part for part in (down, up) if part) or tr("idle")


PRIORITY_WORDS = {
    Priority.HIGH: noop("First"),
    Priority.NORMAL: noop("Normal"),
    Priority.LOW: noop("Last"),
    Priority.SKIP: noop("Not wanted"),
}


def priority_for_ears(priority: Priority) -> str:
    """A priority that is not the usual one."""
    return "" if priority is Priority.NORMAL else tr(PRIORITY_WORDS[priority])


FLAG_WORDS = {
    "nearby": noop("on your network"),
    "choking": noop("lets you wait"),
    "choked": noop("waits for you"),
    "snubbed": noop("silent"),
}


def peer_flags(peer: PeerView) -> list[str]:
    """What is special about a peer, in words."""
    return [tr(FLAG_WORDS[flag]) if flag in FLAG_WORDS else flag for flag in peer.flags]


def peer_share(peer: PeerView) -> str:
    """How much of it a peer has."""
    return tr("{share}%", share=int(100 * peer.have))


def client(peer: PeerView) -> str:
    """The program a peer runs, as it says: "shoal 0.1.0"; with the address where a name stands."""
    program = peer.agent.replace("/", " ").strip() or tr("unknown program")
    return DOT.join((program, peer_name_of(peer.address))) if peer.name else program


def peer_totals(peer: PeerView) -> str:
    """What went to and fro since it is connected, if anything did."""
    if not peer.downloaded and not peer.uploaded:
        return ""
    return tr("{down} from it, {up} to it", down=size(peer.downloaded), up=size(peer.uploaded))


def network(node: NodeView) -> str:
    """How well the node is connected, for the status bar."""
    if node.dht_nodes:
        return tr("Connected · {n} DHT nodes", "Connected · {n} DHT node", node.dht_nodes)
    if node.peers:
        return tr("Connected · {n} peers", "Connected · {n} peer", node.peers)
    return tr("Looking for other computers")


def first_run(directory: str) -> tuple[str, str, str]:
    """The three sentences of the first page: where files go, what others see, how to change it."""
    place = (
        tr("Downloads go to {folder}.", folder=directory)
        if directory
        else tr("Downloads go to your download folder.")
    )
    change = tr("Settings, at the top right, change the folder and the speed.")
    others = tr(
        "Whoever has an ID can fetch that file and sees this computer's address, on your network "
        "also its name; nothing else."
    )
    return place, others, change


def limits_in_force(node: NodeView) -> str:
    """Whether the other limits apply at this moment."""
    if node.settings.limits_mode is LimitsMode.NORMAL:
        return ""
    if node.alternative:
        return tr("These limits apply now.")
    return tr("These limits do not apply now; the ones above do.")


def listening(node: NodeView) -> str:
    """Where others can dial this node."""
    places = [peer_name_of(address) for address in node.listening]
    shown = ", ".join(dict.fromkeys(places[:4]))
    return tr("Listening on {places}", places=shown) if shown else tr("Not listening")


def space(directory: str, free: int | None) -> str:
    """The folder of a download and its room."""
    if free is None:
        return directory
    return tr("{folder} · {free} free", folder=directory, free=size(free))


def too_tight(free: int, needed: int) -> str:
    """The folder of a download has not the room for it."""
    return tr(
        "Not enough room there: {needed} are needed, {free} are free. Choose another folder, "
        "or make room first.",
        needed=size(needed),
        free=size(free),
    )


def link_file(name: str, link: str) -> tuple[str, str]:
    """The name and the text of a .shoal file."""
    kept = "".join("_" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in name)
    return f"{kept.strip(' .')[:120] or 'link'}.shoal", f"{link}\n"


def short_publisher(publisher: str) -> str:
    """A publisher by the end of its peer ID."""
    return f"…{publisher[-8:]}"


def entry_facts(entry: CatalogueEntryView, now: float) -> str:
    """The line under the title of an entry of the catalogue."""
    who = tr("yours") if entry.own else tr("from {who}", who=short_publisher(entry.publisher))
    parts = [size(entry.size), who, when(entry.published_at, now)]
    if entry.followed:
        parts.append(tr("followed"))
    return DOT.join([*parts, *(isolated(f"#{tag}") for tag in entry.tags)])


def catalogue_state(view: CatalogueView) -> str:
    """How much of the catalogue is here."""
    entries = tr("{n} entries", "{n} entry", view.entries)
    return DOT.join((entries, tr("{n} publishers", "{n} publisher", view.publishers)))


def error_sentence(error: BaseException) -> str:
    """What a person is told of an error: whose fault it is and what helps."""
    told = said(str(error).strip())
    if isinstance(error, UserFacingError | EnvironmentFailure | PeerUnavailable) and told:
        return told
    if isinstance(error, ShoalError):
        return told or tr("That did not work. Please try again.")
    return tr("Shoal made a mistake here. Please try again; if it comes back, please report it.")


def copied(names: list[str]) -> str:
    """The notice after IDs went to the clipboard."""
    if len(names) == 1:
        return tr("Sharing “{name}”. Its ID is copied: send it to anyone.", name=names[0])
    return tr(
        "Sharing {n} items. Their IDs are copied, one per line.",
        "Sharing {n} item. Its ID is copied.",
        len(names),
    )


def providers_words(providers: int) -> str:
    """How many have what a preview shows."""
    if providers <= 0:
        return tr("nobody online has it now")
    return tr("{n} computers have it", "{n} computer has it", providers)
