"""What the engine says, in the language of the window.

The engine speaks English, in sentences made from templates; it knows no languages, and its log and
its API are read by programs. Here stand the templates of what a person meets often, to be found
again in what was said. A sentence that matches none is shown as it is. `tests/gui` lets the engine
say what it can say and looks whether it is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gui.words import isolated, noop, tr

_PLACE = re.compile(r"\\\{(\w+)\\\}")
MOST_PARTS = 4  # sentences in one saying

SENTENCES = (
    # Reachability.
    noop(
        "Only this computer can reach you: Shoal listens on a loopback address. "
        "Leave out --listen to let others in."
    ),
    noop("No network: everything on this computer keeps working."),
    noop("Other people can reach you."),
    noop(
        "Only people on your network can reach you: the router opened port {port}, but nobody gets "
        "through. Allow Shoal in this computer's firewall."
    ),
    noop("Other people can reach you: the router opened port {port}."),
    noop(
        "Only people on your network can reach you: this computer has a public address, but "
        "nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or "
        "its network."
    ),
    noop(
        "Only people on your network can reach you: this computer has a public IPv6 address, but "
        "nobody gets through. Allow port {port} (TCP and UDP) in the firewall of this computer or "
        "its network."
    ),
    noop(
        "Other people can probably reach you: this computer has a public address. If not, allow "
        "port {port} (TCP and UDP) in the firewall."
    ),
    noop(
        "Other people with IPv6 can probably reach you: this computer has a public IPv6 address. "
        "If not, allow port {port} (TCP and UDP) in the firewall."
    ),
    noop("People on your network can reach you; the router is being asked to let others in."),
    noop(
        "Only people on your network can reach you: the router is not asked to open a port "
        "(--no-portmap). Forward port {port} (TCP and UDP) to this computer in the router's "
        "settings."
    ),
    noop("Only people on your network can reach you: no router leads from it to the Internet."),
    noop(
        "Only people on your network can reach you: your router does not open ports by itself. "
        "Forward port {port} (TCP and UDP) to this computer in the router's settings, or switch "
        "on UPnP, NAT-PMP or PCP there."
    ),
    noop(
        "Only people on your network can reach you: your router refused to open a port ({why}). "
        "Forward port {port} (TCP and UDP) to this computer in the router's settings, or allow "
        "UPnP, NAT-PMP or PCP there."
    ),
    noop(
        "Only people on your network can reach you: the router opened port {port}, but has no "
        "address on the Internet. Check that it is online."
    ),
    noop(
        "Only people on your network can reach you: the router opened port {port}, but its own "
        "address {address} is not public: another router stands before it, often the provider's. "
        "Forward the port there, too, or ask the provider for a public address."
    ),
    noop(
        "Most people can reach you, with the help of another peer: your router lets nobody in. "
        "Forward port {port} (TCP and UDP) to this computer in the router's settings, or switch "
        "on UPnP, NAT-PMP or PCP there."
    ),
    noop(
        "Most people can reach you, with the help of another peer: a firewall lets nobody in. "
        "Allow port {port} (TCP and UDP) in the firewall of this computer or its network."
    ),
    noop(
        "Most people can reach you, with the help of another peer: a firewall lets nobody in. "
        "Allow port {port} (TCP and UDP) in the firewall of this computer or its network."
    ),
    noop(
        "Most people can reach you, with the help of another peer: your router lets nobody in. "
        "Forward port {port} (TCP and UDP) to this computer in the router's settings, or switch on "
        "UPnP, NAT-PMP or PCP there."
    ),
    noop("No other Shoal is known yet: a link from a friend connects you."),
    # The disk.
    noop("The disk is full, so {path} cannot be written; free some space on it."),
    noop("Shoal may not use {path}; change its permissions or choose another folder."),
    noop("{path} is on a read-only disk; make it writable or choose another folder."),
    noop("The disk failed while {path} was used; check the drive and its connection."),
    noop("{path} is not there any more; put it back or attach its drive again."),
    noop("The network drive with {path} does not answer; connect it again."),
    noop("Too many files are open to use {path}; close other programs or raise the limit."),
    noop("The disk cannot hold a file as large as {path}; choose another disk."),
    noop("The path {path} is too long for this disk; choose a folder with a shorter path."),
    noop("Something else stands where {path} should go; choose another folder."),
    noop("{path} could not be used ({why}); check the disk or choose another folder."),
    # Sharing, fetching, moving.
    noop("There is no file {path}; check its name."),
    noop("{path} is not a file; choose a file or a folder."),
    noop("{path} does not exist; check the path."),
    noop("{path} is a device or pipe, not a file; choose a file."),
    noop("{path} is larger than 16 TiB, the most one file may have; split it."),
    noop("{path} changed while it was being read; share it again."),
    noop("{path} changed while it was read; share it again when nothing writes to it any more."),
    noop("{path} has another size than it should; download it again."),
    noop("{path} holds no files; choose a folder with files."),
    noop(
        "Left out of {path}: {names}; only files are shared, not links to folders, broken links, "
        "pipes or devices."
    ),
    noop("{path} holds more than {most} files; share its folders one by one."),
    noop("It holds {count} files, and a collection can have {most}; share its folders one by one."),
    noop("{name} could not be read; resume it to try again."),
    noop("{name} is still being read; remove it to stop."),
    noop("{name} is being read; move it when that has ended."),
    noop("{name} cannot be moved into itself; choose another folder."),
    noop("{path} is not a folder; choose one that exists."),
    noop("{path} is gone; put it back, or remove it from the list."),
    noop("{path} is your own, so it stays on the disk."),
    noop("It is moved, but not all old files could go: {why}"),
    noop("This link is damaged: its ID is not 64 characters from 0-9 and a-f; copy it again."),
    noop("{text} is not a file ID ({why}); a file ID is 64 characters from 0-9 and a-f."),
    noop(
        "Nobody who has it could be found. It may be offline now: download it all the same, "
        "and it starts as soon as somebody has it."
    ),
    # The catalogue and the start.
    noop("The catalogue is off; switch it on first."),
    noop("{name} is not complete here; it can be published when it is."),
    noop("At most {most} publishers can be followed; unfollow one first."),
    noop(
        "Another program already listens on {place}; stop the program that uses it, or choose "
        "another port with --listen."
    ),
    noop(
        "The computer {host} to start from is not known: check the spelling of --bootstrap "
        "{place}, and the network. It is tried again."
    ),
    # What goes wrong with the home, with files on the way, and with choices.
    noop(
        "Shoal already runs on {home} (process {pid}) without its API: use that one, stop it, "
        "or choose another folder with --home."
    ),
    noop(
        "Shoal already runs on {home}: use that one, stop it, or choose another folder with --home."
    ),
    noop("The home folder {home} cannot be used: {why}."),
    noop("There are no files to share in it; choose a folder with files."),
    noop("The list of its files is too long; share its folders one by one."),
    noop("No file ID was given; a file ID is 64 characters from 0-9 and a-f."),
    noop("The path {path} is too long to be shared; shorten its folders' names."),
    noop("{name} is your own folder; nothing of it is fetched."),
    noop("Its list of files is not here yet; choose when it is."),
    noop("At least one file must be wanted; pause or remove the transfer instead."),
    noop("{path} has changed since it was shared; share it again to offer the new version."),
    noop("{path} is gone; put it back and resume it, or share it from where it is now."),
    noop("Another file stands at {path}; the download begins anew."),
    noop("The folder's list gives {path} a false size; it cannot be downloaded."),
    noop("Shoal made a mistake ({error}); resume it."),
    noop("Shoal made a mistake ({error}); resume it to try again."),
    noop("{name} was moved; it is shared from {where} now."),
    noop(
        "What was taken out of {name} is not fetched again ({files}); "
        "choose it in the list of its files to have it again."
    ),
    noop("{name} was removed meanwhile."),
    noop("That part is not here and its download is paused; resume it."),
    noop("{name} does not wait for its turn."),
    noop("{path} is not what was downloaded any more; resume to download it again."),
    noop("{path} is gone; put it back, or resume to download it again."),
    noop("{path} is not as Shoal left it; resume to download it again."),
    noop("{path} is shorter than it was; share it again."),
    noop("{path} was replaced by something else; verify it again."),
    noop("{path} was cut short; verify it again."),
    noop("{path} changed while it was moved; try again."),
    noop("{path} is not what was written; check that disk."),
    noop(
        "The identity key {path} is damaged. Restore it from a copy, or move it away to let "
        "this computer take a new identity."
    ),
    noop("The identity key {path} cannot be used: {why}."),
    noop("Cannot listen on {place}: {why}."),
    noop("Cannot listen on {place}: {why}; choose another address or port with --listen."),
    noop(
        "The list of transfers was damaged and is kept as {path}; it is again as it was when "
        "Shoal was started or stopped last."
    ),
    noop(
        "The list of transfers was damaged and is kept as {path}; share or paste again what is "
        "missing: what is on the disk of it is not fetched again."
    ),
    noop("The library {path} is damaged; start Shoal again to rebuild it."),
    noop("The disk is full, so {path} cannot be written; free some space."),
    noop("Another program uses the library {path}; close it."),
    noop("The library {path} cannot be written; check its permissions."),
    noop("The disk failed while {path} was used; check the drive."),
    noop("The library {path} was made by a newer Shoal; update Shoal to open it."),
    noop(
        "One computer may have {most} entries in the catalogue, those taken back in the last "
        "week counted; take one back and wait, or publish a collection."
    ),
)


@dataclass(frozen=True, slots=True)
class _Template:
    sentence: str
    pattern: re.Pattern[str]


@cache
def _templates() -> tuple[_Template, ...]:
    # The longest first: what one sentence says may be the beginning of another.
    return tuple(
        _Template(each, re.compile(_pattern(each) + r"(?: (?P<rest>.+))?", re.DOTALL))
        for each in sorted(SENTENCES, key=len, reverse=True)
    )


def _pattern(sentence: str) -> str:
    return _PLACE.sub(r"(?P<\1>.+?)", re.escape(sentence).replace("\\ ", " "))


def said(words: str) -> str:
    """What the engine said, translated where it is known."""
    found = []
    for _ in range(MOST_PARTS):
        part, words = _first(words)
        found.append(part)
        if not words:
            break
    return " ".join(found + ([isolated(words)] if words else []))


def _first(words: str) -> tuple[str, str]:
    """The first sentence in the window's language, and what follows it."""
    for template in _templates():
        match = template.pattern.fullmatch(words)
        if match is not None:
            values = match.groupdict()
            rest = values.pop("rest", None) or ""
            return tr(template.sentence, **values), rest
    return isolated(words), ""
