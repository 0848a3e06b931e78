"""How fast the channel is between two processes: `python -m tests.bench.bench_channel`.

The sender answers a stream with bytes from a file that the page cache holds; the receiver only
counts them (`channel`), or hashes and writes them in a thread as a download does (`download`).
Prints one JSON line per case: median, lowest and highest of the runs. Asserts nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from engine.errors import ShoalError
from engine.net.bulk import Fill
from engine.net.host import Host
from engine.net.identity import Identity
from engine.net.stream import Stream
from engine.tasks import TaskOwner

PROTOCOL = "/shoal/bench/1"
PIECE = 1 << 20
MESSAGE = 256 * 1024  # what one DATA message carries
LEAF = 16 * 1024
HEADER = bytes(20)  # of a DATA message
SENT = PIECE + len(HEADER) * (PIECE // MESSAGE)
WINDOW = 8 << 20
PIPELINE = 8  # pieces asked for and not yet done with


async def serve(path: str, total: int) -> None:
    """Answer every byte that arrives on a stream with a piece of the file."""
    host = Host(Identity.generate(), agent="bench")
    tasks = TaskOwner("bench")
    descriptor = os.open(path, os.O_RDONLY)
    size = os.fstat(descriptor).st_size
    host.handle(PROTOCOL, lambda stream: Sender(stream, descriptor, size, tasks))
    print(await host.listen("127.0.0.1", 0), flush=True)
    before = cpu_seconds()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    print((cpu_seconds() - before) / (total / 2**30), flush=True)
    await tasks.stop()
    await host.stop()


class Sender:
    """Sends one piece per byte received, as an uploader does: four messages per call."""

    def __init__(self, stream: Stream, descriptor: int, size: int, tasks: TaskOwner) -> None:
        self._stream = stream
        self._descriptor = descriptor
        self._size = size
        self._asked: asyncio.Queue[int] = asyncio.Queue()
        tasks.start(self._run(), "send")
        stream.set_receiver(self)

    async def _run(self) -> None:
        offset = 0
        while True:
            for _ in range(await self._asked.get()):
                parts: list[bytes | Fill] = []
                for _ in range(0, PIECE, MESSAGE):
                    parts += [HEADER, self._part(offset % self._size)]
                    offset += MESSAGE
                await self._stream.send_bulk(parts)

    def _part(self, offset: int) -> Fill:
        return Fill(MESSAGE, lambda view: _read(self._descriptor, view, offset))

    def data_received(self, view: memoryview) -> None:
        self._asked.put_nowait(len(view))

    def eof_received(self) -> None:
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        pass


def cpu_seconds() -> float:
    """What this process has used of the processors."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _read(descriptor: int, view: memoryview, offset: int) -> None:
    if os.preadv(descriptor, [view], offset) != len(view):
        raise OSError("short read")


class Downloader:
    """Asks for pieces; counts them, or has a thread hash and write them."""

    def __init__(self, stream: Stream, pieces: int, output: int | None) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._stream = stream
        self._output = output
        self._executor = ThreadPoolExecutor(1)
        self._buffers = [memoryview(bytearray(SENT)) for _ in range(PIPELINE + 1)]
        self._piece = self._buffers.pop()
        self._fill = self._asked = self._finished = 0
        self._pieces = pieces
        stream.set_receiver(self)
        for _ in range(PIPELINE):
            self._ask()

    def _ask(self) -> None:
        if self._asked < self._pieces:
            self._asked += 1
            self._stream.write(b"1")

    def data_received(self, view: memoryview) -> None:
        while view:
            taken = min(len(view), SENT - self._fill)
            if self._output is not None:
                self._piece[self._fill : self._fill + taken] = view[:taken]
            self._fill += taken
            view = view[taken:]
            if self._fill == SENT:
                self._fill = 0
                self._on_piece()

    def _on_piece(self) -> None:
        if self._output is None:
            self._on_finished(None)
            return
        work = self._loop.run_in_executor(self._executor, self._finish, self._piece, self._output)
        work.add_done_callback(self._on_finished)
        self._piece = self._buffers.pop()

    def _finish(self, piece: memoryview, output: int) -> memoryview:
        content = piece[len(HEADER) * (PIECE // MESSAGE) :]
        level = [hashlib.sha256(content[i : i + LEAF]).digest() for i in range(0, PIECE, LEAF)]
        while len(level) > 1:
            pairs = zip(level[::2], level[1::2], strict=True)
            level = [hashlib.sha256(left + right).digest() for left, right in pairs]
        os.pwrite(output, content, self._finished * PIECE)
        return piece

    def _on_finished(self, work: asyncio.Future[memoryview] | None) -> None:
        if work is not None:
            self._buffers.append(work.result())
        self._finished += 1
        self._ask()
        if self._finished == self._pieces:
            self.done.set_result(None)

    def eof_received(self) -> None:
        self._stream.close()

    def stream_closed(self, error: ShoalError | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or RuntimeError("closed"))


async def fetch(port: int, total: int, output: int | None) -> dict[str, float]:
    """Receive everything; gives GiB/s and this process' CPU seconds per GiB."""
    host = Host(Identity.generate(), agent="bench")
    host.handle(PROTOCOL, Stream.reset, receive_window=WINDOW)
    connection = await host.connect([f"/ip4/127.0.0.1/tcp/{port}"])
    before = cpu_seconds()
    started = time.perf_counter()
    stream = await connection.open_stream((PROTOCOL,))
    await Downloader(stream, total // PIECE, output).done
    taken = time.perf_counter() - started
    used = cpu_seconds() - before
    await host.stop()
    gib = total / 2**30
    return {"gib_s": gib / taken, "receiver_cpu_s_per_gib": used / gib}


def measure(directory: Path, total: int, *, write: bool) -> dict[str, float]:
    """One run in two new processes."""
    source = directory / "source"
    base = [sys.executable, "-m", "tests.bench.bench_channel", "--total", str(total)]
    server = subprocess.Popen(
        [*base, "--serve", str(source)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    assert server.stdin is not None
    port = server.stdout.readline().strip()
    output = [str(directory / "output")] if write else []
    result = subprocess.run(
        [*base, "--fetch", port, *output], capture_output=True, text=True, check=True
    )
    sender_cpu = float(server.communicate()[0])
    found: dict[str, float] = json.loads(result.stdout)
    return found | {"sender_cpu_s_per_gib": sender_cpu}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--serve")
    parser.add_argument("--fetch", nargs="+")
    parser.add_argument("--total", type=int, default=2 << 30)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.serve:
        asyncio.run(serve(arguments.serve, arguments.total))
    elif arguments.fetch:
        port, *path = arguments.fetch
        output = os.open(path[0], os.O_RDWR | os.O_CREAT | os.O_TRUNC) if path else None
        print(json.dumps(asyncio.run(fetch(int(port), arguments.total, output))))
    else:
        report(arguments.total, arguments.runs)


def report(total: int, runs: int) -> None:
    """Both cases, `runs` times each."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        (directory / "source").write_bytes(os.urandom(64 << 20))
        for case, write in (("channel", False), ("download", True)):
            found = [measure(directory, total, write=write) for _ in range(runs)]
            speeds = [run["gib_s"] for run in found]
            line = {
                "case": case,
                "gib_s": round(statistics.median(speeds), 3),
                "lowest": round(min(speeds), 3),
                "highest": round(max(speeds), 3),
            }
            for side in ("sender_cpu_s_per_gib", "receiver_cpu_s_per_gib"):
                line[side] = round(statistics.median(run[side] for run in found), 3)
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
