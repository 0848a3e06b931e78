from __future__ import annotations

import asyncio

import pytest

from engine.errors import EnvironmentFailure, LocalProtocolError
from engine.net.bulk import MAX_BULK, POOLED, BufferPool, BulkJob, Fill, Part
from engine.net.yamux import HEADER_BYTES
from tests.helpers.aio import run


def _job(parts: list[Part]) -> BulkJob:
    async def make() -> BulkJob:
        return BulkJob(parts, asyncio.get_running_loop().create_future())

    return run(make())


def _filled(content: bytes) -> Fill:
    def read_into(view: memoryview) -> None:
        view[:] = content

    return Fill(len(content), read_into)


def test_parts_are_laid_out_in_order_behind_a_header():
    job = _job([b"head", _filled(b"content"), b"tail"])
    assert not job.started
    job.lay_out(BufferPool(HEADER_BYTES + MAX_BULK))
    assert job.started
    header = b"h" * HEADER_BYTES
    assert job.frame(header, 0, job.length) == header + b"headcontenttail"


def test_a_later_frame_overwrites_only_what_is_sent():
    job = _job([_filled(bytes(range(100)))])
    job.lay_out(BufferPool(HEADER_BYTES + MAX_BULK))
    first = bytes(job.frame(b"1" * HEADER_BYTES, 0, 40))
    second = bytes(job.frame(b"2" * HEADER_BYTES, 40, 60))
    assert first[HEADER_BYTES:] + second[HEADER_BYTES:] == bytes(range(100))


def test_a_part_that_cannot_be_read_leaves_nothing_behind():
    def read_into(view: memoryview) -> None:
        raise EnvironmentFailure("The disk is gone.")

    pool = BufferPool(HEADER_BYTES + MAX_BULK)
    job = _job([b"head", Fill(10, read_into)])
    with pytest.raises(EnvironmentFailure):
        job.lay_out(pool)
    assert not job.started
    assert pool.take() is not pool.take()


def test_too_much_for_one_call_is_refused():
    with pytest.raises(LocalProtocolError):
        _job([bytes(MAX_BULK), b"x"])


def test_a_pool_keeps_a_few_buffers():
    pool = BufferPool(10)
    buffers = [pool.take() for _ in range(POOLED + 2)]
    for buffer in buffers:
        pool.give(buffer)
    again = [pool.take() for _ in range(POOLED + 2)]
    assert len({id(buffer) for buffer in again} & {id(buffer) for buffer in buffers}) == POOLED
