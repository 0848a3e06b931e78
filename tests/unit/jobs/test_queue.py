from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.jobs.queue import MAX_STALLED, Queue, Turn


def filled(count: int, slots: int) -> Queue:
    queue = Queue(slots)
    for number in range(count):
        queue.enter(f"k{number}", queue.last_rank())
    return queue


def test_so_many_are_active_and_the_others_wait_in_order():
    queue = filled(5, slots=2)
    assert [queue.is_active(f"k{n}") for n in range(5)] == [True, True, False, False, False]
    assert queue.waiting == ["k2", "k3", "k4"]
    assert [queue.position(f"k{n}") for n in range(5)] == [0, 0, 1, 2, 3]
    assert queue.decide() == Turn()


def test_one_that_ends_gives_its_slot_to_the_next():
    queue = filled(4, slots=2)
    queue.leave("k0")
    assert queue.decide() == Turn(begin=("k2",))
    assert queue.waiting == ["k3"]


def test_nobody_overtakes_those_who_wait():
    queue = filled(3, slots=2)
    queue.leave("k0")
    assert not queue.enter("new", queue.last_rank())
    assert queue.decide().begin == ("k2",)


def test_a_stalled_one_blocks_nobody_and_takes_its_slot_back_in_order():
    queue = filled(3, slots=1)
    assert queue.set_stalled("k0", True)
    assert not queue.set_stalled("k0", True)
    assert queue.decide().begin == ("k1",)
    assert queue.is_active("k0")
    queue.set_stalled("k0", False)
    assert queue.decide() == Turn(wait=("k1",))
    assert queue.waiting == ["k1", "k2"]


def test_too_many_stalled_go_to_the_end_while_others_wait():
    queue = filled(MAX_STALLED + 3, slots=1)
    for number in range(MAX_STALLED + 1):
        queue.set_stalled(f"k{number}", True)
        turn = queue.decide()
    assert turn.wait == ("k0",)
    assert turn.begin == (f"k{MAX_STALLED + 1}",)
    assert queue.waiting == [f"k{MAX_STALLED + 2}", "k0"]
    assert dict(turn.ranks).keys() == {"k0"}


def test_fewer_slots_send_the_last_back_and_none_means_any_number():
    queue = filled(4, slots=3)
    queue.set_slots(1)
    assert queue.decide().wait == ("k1", "k2")
    assert queue.waiting == ["k1", "k2", "k3"]
    queue.set_slots(0)
    assert queue.decide().begin == ("k1", "k2", "k3")
    assert queue.enter("new", queue.last_rank())


def test_moving_to_the_top_the_bottom_and_between():
    queue = filled(5, slots=1)
    assert dict(queue.move("k4", 1)).keys() == {"k4"}
    assert queue.waiting == ["k4", "k1", "k2", "k3"]
    queue.move("k4", 0)
    assert queue.waiting == ["k1", "k2", "k3", "k4"]
    queue.move("k1", 3)
    assert queue.waiting == ["k2", "k3", "k1", "k4"]
    queue.move("k2", 99)
    assert queue.waiting == ["k3", "k1", "k4", "k2"]


def test_where_no_number_is_left_between_two_all_are_numbered_anew():
    queue = filled(4, slots=1)
    everybody = 0
    for _ in range(100):
        before = queue.waiting
        everybody += len(queue.move(before[2], 2)) > 1
        assert queue.waiting == [before[0], before[2], before[1]]
    assert everybody


def test_one_that_is_started_by_hand_sends_the_last_active_back():
    queue = filled(4, slots=2)
    queue.activate("k3", queue.first_rank())
    assert queue.decide().wait == ("k1",)
    assert queue.is_active("k3")
    assert queue.waiting == ["k1", "k2"]


steps = st.one_of(
    st.tuples(st.just("enter"), st.integers(0, 12)),
    st.tuples(st.just("leave"), st.integers(0, 12)),
    st.tuples(st.just("stall"), st.integers(0, 12)),
    st.tuples(st.just("come"), st.integers(0, 12)),
    st.tuples(st.just("slots"), st.integers(0, 4)),
    st.tuples(st.just("move"), st.integers(0, 12)),
)


@given(st.lists(steps, max_size=60), st.integers(0, 3))
def test_whatever_happens_no_slot_is_wasted_and_none_is_given_twice(script, slots):
    queue = Queue(slots)
    here: set[str] = set()
    stalled: set[str] = set()
    for what, number in script:
        key = f"k{number}"
        match what:
            case "enter" if key not in here:
                queue.enter(key, queue.last_rank())
                here.add(key)
            case "leave":
                queue.leave(key)
                here.discard(key)
                stalled.discard(key)
            case "stall" if queue.is_active(key):
                queue.set_stalled(key, True)
                stalled.add(key)
            case "come":
                queue.set_stalled(key, False)
                stalled.discard(key)
            case "slots":
                slots = number
                queue.set_slots(slots)
            case "move" if queue.position(key):
                queue.move(key, number)
        queue.decide()
        stalled = {one for one in stalled if queue.is_active(one)}
        active = {one for one in here if queue.is_active(one)}
        assert active | set(queue.waiting) == here
        assert not active & set(queue.waiting)
        moving = len(active - stalled)
        assert moving == min(slots or len(here), moving + len(queue.waiting))
