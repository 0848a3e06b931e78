"""The main job in real windows: two programs, a mouse, a keyboard and a clipboard, all of X11's.

    python -m tests.gui.drive [--shots DIR] [--scale 2] [--lang de]

Runs its own X server and window manager; files are dragged over by a third program (real XDND),
every click and key is xdotool's. Says each step; ends with 0 when all of them came true. Needs
xvfb, xauth, openbox, xdotool, xclip and, for pictures, scrot; with trayer, a drop on the icon
beside the clock is tried, too. It installs nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
SHOAL = str(Path(sys.executable).with_name("shoal"))
TRAY = ["trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "32"]
NEEDED = ("Xvfb", "openbox", "xdotool", "xclip")
SIZE = (1400, 900)
PATIENCE_S = 60.0
PAUSE_S = 0.05
LOOK_S = 1.5  # what a person takes to look at what came up
BYTES = 24 * 1024 * 1024 + 4321

# The other program: a window that is one big handle, to be dragged from by the mouse.
SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Handle(QLabel):
    def mousePressEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

app = QApplication([])
handle = Handle("drag me")
handle.setWindowTitle("handle")
handle.setGeometry(20, 700, 160, 120)
handle.show()
app.exec()
"""


class Failed(Exception):
    """A step did not come true."""


def missing() -> list[str]:
    """The programs that are not installed."""
    return [name for name in NEEDED if shutil.which(name) is None]


def until(what: str, true: Callable[[], object], patience: float = PATIENCE_S) -> object:
    """Wait for what the programs do; gives the first true answer."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(PAUSE_S)
    raise Failed(f"not in {patience:.0f} s: {what}")


class Display:
    """An X server of our own, with a window manager; ends what it started."""

    def __init__(self, shots: Path | None, scale: str, lang: str) -> None:
        self._shots, self._programs = shots, list[subprocess.Popen[bytes]]()
        read, write = os.pipe()
        width, height = SIZE
        screen = ("-screen", "0", f"{width}x{height}x24")
        command = ["Xvfb", "-displayfd", str(write), *screen, "-nolisten", "tcp"]
        self._programs.append(
            subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        self.env = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        self.env |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": scale}
        self.env |= {"LANGUAGE": lang, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        self.start(["openbox"])
        self.tray = self.start(TRAY) if shutil.which(TRAY[0]) else None

    def start(self, command: list[str], **env: str) -> subprocess.Popen[bytes]:
        """Begin a program on this display."""
        made = subprocess.Popen(command, env=self.env | env, cwd=ROOT)
        self._programs.append(made)
        return made

    def run(self, *command: str) -> str:
        """Run a program on this display; gives what it says."""
        done = subprocess.run(command, env=self.env, check=False, capture_output=True, timeout=30)
        return done.stdout.decode(errors="replace")

    def window_of(self, program: subprocess.Popen[bytes]) -> str:
        """The visible window of a program."""
        search = ("xdotool", "search", "--all", "--onlyvisible", "--pid", str(program.pid))
        return str(until("its window", lambda: self.run(*search, "--name", ".").split()[-1:])[0])  # type: ignore[index]

    def middle(self, window: str) -> tuple[int, int]:
        """The middle of a window on the screen."""
        facts = self.run("xdotool", "getwindowgeometry", "--shell", window)
        x, y, width, height = (
            int(re.findall(rf"^{name}=(-?\d+)", facts, re.MULTILINE)[0])
            for name in ("X", "Y", "WIDTH", "HEIGHT")
        )
        return x + width // 2, y + height // 2

    def place(self, window: str, x: int, y: int, width: int, height: int) -> None:
        """Put a window somewhere, in front."""
        self.run("xdotool", "windowsize", "--sync", window, str(width), str(height))
        self.run("xdotool", "windowmove", window, str(x), str(y))
        self.front(window)

    def front(self, window: str) -> None:
        """Give a window the keyboard."""
        self.run("xdotool", "windowactivate", "--sync", window)

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for each in keys:
            self.run("xdotool", "key", "--clearmodifiers", each)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag with the left button, as a hand does: in steps."""
        self.run("xdotool", "mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        for step in range(1, 16):
            x, y = (start[at] + (end[at] - start[at]) * step // 15 for at in (0, 1))
            self.run("xdotool", "mousemove", str(x), str(y))
            time.sleep(PAUSE_S)
        time.sleep(0.3)  # the veil is there: what a person looks at before letting go
        self.shot("dragging")
        self.run("xdotool", "mouseup", "1")

    def clipboard(self) -> str:
        """What is on the clipboard."""
        return self.run("xclip", "-o", "-selection", "clipboard")

    def shot(self, name: str) -> None:
        """Keep a picture of the screen, if pictures are wanted."""
        if self._shots is not None:
            self.run("scrot", "-o", str(self._shots / f"{name}.png"))

    def close(self) -> None:
        """End every program, the last first."""
        for program in reversed(self._programs):
            program.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(10)
            program.kill()
            program.wait()


class Person:
    """One home, its window, and its API to look at what is true."""

    def __init__(self, display: Display, base: Path, bootstrap: str = "") -> None:
        self.display, self.base = display, base
        (base / "Downloads").mkdir(parents=True)
        self.env = {"HOME": str(base), "XDG_CONFIG_HOME": str(base / "config")}
        self.options = ["--home", str(base / "home")]
        network = ["--listen", "127.0.0.1:0", "--no-lan", "--no-portmap", "--api", "127.0.0.1:0"]
        start = ["--bootstrap", bootstrap] if bootstrap else []
        self.program = display.start([SHOAL, *self.options, *network, *start, "gui"], **self.env)
        self.window = display.window_of(self.program)
        self.url = str(until("its API", self._api))

    def _api(self) -> str:
        with contextlib.suppress(OSError, ValueError, KeyError):
            return str(json.loads((self.base / "home" / "lock").read_text())["api"] or "")
        return ""

    def ask(self, what: str) -> object:
        """A GET of the API."""
        token = (self.base / "home" / "api-token").read_text().strip()
        request = urllib.request.Request(
            f"{self.url}/api/v1/{what}", headers={"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def rows(self) -> list[dict[str, object]]:
        """The transfers."""
        return list(self.ask("transfers"))  # type: ignore[call-overload]

    def row(self, name: str) -> dict[str, object] | None:
        """One transfer by its name."""
        return next((row for row in self.rows() if row["name"] == name), None)

    def again(self, *items: str) -> int:
        """A second start of the program, as a click in another program makes it."""
        command = [SHOAL, *self.options, "gui", *items]
        return self.display.start(command, **self.env).wait(30)


def sha(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def look() -> None:
    """Take a person's time, longer where the machine is busy with other things, too."""
    time.sleep(LOOK_S * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)))


def say(words: str) -> None:
    """Tell a step that came true."""
    print(f"  {words}", flush=True)


def send(display: Display, one: Person, film: Path) -> str:
    """A real drag from another program; gives the ID that is on the clipboard after it."""
    display.place(one.window, 220, 20, 1160, 820)
    source = display.start([sys.executable, "-c", SOURCE, str(film)])
    display.window_of(source)
    until("the empty page", lambda: not one.rows())
    display.shot("empty")
    display.drag((80, 760), (700, 400))
    until("the row", lambda: (one.row(film.name) or {}).get("state") == "sharing")
    file_id = str((one.row(film.name) or {})["file_id"])
    until("the ID on the clipboard", lambda: display.clipboard() == file_id)
    display.shot("shared")
    say("one action: a file dragged over is shared, its ID is on the clipboard")
    source.terminate()
    return file_id


def drop_on_icon(display: Display, one: Person, note: Path) -> None:
    """A real drag onto the icon beside the clock, while the window lies under another one."""
    assert display.tray is not None
    bar = display.window_of(display.tray)
    source = display.start([sys.executable, "-c", SOURCE, str(note)])
    display.window_of(source)
    display.drag((80, 760), display.middle(bar))
    until("the row", lambda: (one.row(note.name) or {}).get("state") == "sharing")
    say("a file dragged onto the icon beside the clock is shared")
    source.terminate()


def receive(display: Display, two: Person, film: Path, file_id: str) -> None:
    """Ctrl+V and Return: the file arrives."""
    display.place(two.window, 120, 40, 1160, 820)
    display.key("ctrl+v")
    look()
    display.shot("preview")
    display.key("Return")
    arrived = two.base / "Downloads" / film.name
    until("all of it", lambda: (two.row(film.name) or {}).get("state") == "sharing")
    if sha(arrived) != sha(film):
        raise Failed("what arrived is not what was sent")
    display.shot("arrived")
    say("two actions: Ctrl+V, Return; it arrived, byte for byte")


def hand_over(display: Display, one: Person, two: Person, folder: Path) -> None:
    """`shoal gui PATH` and a clicked link go to the window that is open."""
    if one.again(str(folder)) != 0:
        raise Failed("the second start did not hand over")
    until("the folder", lambda: (one.row(folder.name) or {}).get("state") == "sharing")
    say("`shoal gui PATH` hands the path to the open window")
    link = str((one.row(folder.name) or {})["link"])
    if two.again(link) != 0:
        raise Failed("the link was not handed over")
    look()
    display.shot("link")
    if two.row(folder.name) is not None:
        raise Failed("a clicked link was downloaded without being asked for")
    display.front(two.window)
    display.key("Return")
    until("the folder there", lambda: (two.row(folder.name) or {}).get("state") == "sharing")
    say("a clicked link opens the preview, Return downloads the folder")


def keyboard(display: Display, two: Person) -> None:
    """Space pauses, Space goes on, Ctrl+Q ends: without the mouse."""
    display.key("Home", "space")
    until("a pause", lambda: any(row["state"] == "paused" for row in two.rows()))
    look()  # until it is seen, too
    display.shot("paused")
    display.key("space")
    until("going on", lambda: not any(row["state"] == "paused" for row in two.rows()))
    display.key("ctrl+comma")
    time.sleep(0.5)
    display.shot("settings")
    display.key("Escape", "ctrl+q")
    if two.program.wait(30) != 0:
        raise Failed("it did not end well")
    say("Space pauses and resumes, Ctrl+Q ends, all by keyboard")


@contextlib.contextmanager
def displayed(shots: Path | None, scale: str, lang: str) -> Iterator[Display]:
    """A display that is taken down at the end."""
    display = Display(shots, scale, lang)
    try:
        yield display
    finally:
        display.close()


def drive(base: Path, shots: Path | None = None, scale: str = "1", lang: str = "en") -> None:
    """The whole story; raises Failed at the first step that does not come true."""
    film, folder = base / "a film – übung.mkv", base / "Field recordings"
    film.write_bytes(Random(1).randbytes(BYTES))
    note = base / "note.txt"
    note.write_text("for the icon")
    folder.mkdir()
    (folder / "dawn.flac").write_bytes(Random(2).randbytes(300_000))
    (folder / "notes.txt").write_text("early")
    with displayed(shots, scale, lang) as display:
        one = Person(display, base / "one")
        file_id = send(display, one, film)
        port = re.findall(r"/tcp/(\d+)", str(one.ask("status")))[0]
        two = Person(display, base / "two", f"127.0.0.1:{port}")
        receive(display, two, film, file_id)
        hand_over(display, one, two, folder)
        keyboard(display, two)
        if display.tray is not None:
            drop_on_icon(display, one, note)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=Path, help="where to keep pictures")
    parser.add_argument("--scale", default="1", help="QT_SCALE_FACTOR")
    parser.add_argument("--lang", default="en", help="the language of the windows")
    options = parser.parse_args()
    if missing():
        print(
            f"This needs programs that are not installed: {', '.join(missing())}. On Debian: "
            "apt-get install xvfb xauth openbox xdotool xclip scrot",
            file=sys.stderr,
        )
        return 2
    if options.shots is not None:
        options.shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="shoal-story-") as base:
        try:
            drive(Path(base), options.shots, options.scale, options.lang)
        except Failed as error:
            print(f"failed: {error}", file=sys.stderr)
            return 1
    print("the story came true")
    return 0


if __name__ == "__main__":
    sys.exit(main())
