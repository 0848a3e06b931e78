"""Every case of the sentence: who, why, and what helps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.net.port_state import MapStatus, PortState
from engine.reachability import Facts, reachability
from engine.views import Reach

HOME = Facts(port=52413, hosts=("192.168.7.20",), mapping=PortState(MapStatus.UNANSWERED), others=3)
MAPPED = PortState(MapStatus.MAPPED, "45.45.45.1", 40001, "PCP")
FORWARD = "Forward port 52413 (TCP and UDP) to this computer in the router's settings"
ONLY = "Only people on your network can reach you: "


@pytest.mark.parametrize(
    ("facts", "reach", "sentence"),
    [
        (
            replace(HOME, listens_outside=False),
            Reach.NOBODY,
            "Only this computer can reach you: Shoal listens on a loopback address. "
            "Leave out --listen to let others in.",
        ),
        (
            replace(HOME, hosts=(), came_in=True),
            Reach.NOBODY,
            "No network: everything on this computer keeps working.",
        ),
        (replace(HOME, came_in=True), Reach.EVERYBODY, "Other people can reach you."),
        (replace(HOME, dialled_back=True), Reach.EVERYBODY, "Other people can reach you."),
        (
            replace(HOME, mapping=MAPPED),
            Reach.EVERYBODY,
            "Other people can reach you: the router opened port 40001.",
        ),
        (
            replace(HOME, mapping=MAPPED, dialled_back=False),
            Reach.NETWORK,
            ONLY + "the router opened port 40001, but nobody gets through. Allow Shoal in this "
            "computer's firewall.",
        ),
        (
            replace(HOME, hosts=("45.45.45.2",)),
            Reach.PROBABLY,
            "Other people can probably reach you: this computer has a public address. If not, "
            "allow port 52413 (TCP and UDP) in the firewall.",
        ),
        (
            replace(HOME, hosts=("45.45.45.2",), dialled_back=False),
            Reach.NETWORK,
            ONLY + "this computer has a public address, but nobody gets through. Allow port 52413 "
            "(TCP and UDP) in the firewall of this computer or its network.",
        ),
        (
            replace(HOME, hosts=("192.168.7.20", "2a00::5")),
            Reach.PROBABLY,
            "Other people with IPv6 can probably reach you: this computer has a public IPv6 "
            "address. If not, allow port 52413 (TCP and UDP) in the firewall.",
        ),
        (
            HOME,
            Reach.NETWORK,
            ONLY + f"your router does not open ports by itself. {FORWARD}, or switch on UPnP, "
            "NAT-PMP or PCP there.",
        ),
        (
            replace(HOME, introducers=2),
            Reach.HELPED,
            "Most people can reach you, with the help of another peer: your router lets nobody "
            f"in. {FORWARD}, or switch on UPnP, NAT-PMP or PCP there.",
        ),
        (
            replace(HOME, hosts=("45.45.45.2",), dialled_back=False, introducers=1),
            Reach.HELPED,
            "Most people can reach you, with the help of another peer: a firewall lets nobody in. "
            "Allow port 52413 (TCP and UDP) in the firewall of this computer or its network.",
        ),
        (
            replace(HOME, introducers=2, came_in=True),
            Reach.EVERYBODY,
            "Other people can reach you.",
        ),
        (
            replace(HOME, mapping=PortState(MapStatus.NO_ROUTER)),
            Reach.NETWORK,
            ONLY + "no router leads from it to the Internet.",
        ),
        (
            replace(HOME, mapping=PortState(MapStatus.REFUSED, reason="it does not allow it")),
            Reach.NETWORK,
            ONLY + f"your router refused to open a port (it does not allow it). {FORWARD}, or "
            "allow UPnP, NAT-PMP or PCP there.",
        ),
        (
            replace(HOME, mapping=PortState(MapStatus.OFF)),
            Reach.NETWORK,
            ONLY + f"the router is not asked to open a port (--no-portmap). {FORWARD}.",
        ),
        (
            replace(HOME, mapping=PortState(MapStatus.ASKING)),
            Reach.UNKNOWN,
            "People on your network can reach you; the router is being asked to let others in.",
        ),
        (
            replace(HOME, mapping=replace(MAPPED, host="100.64.3.1")),
            Reach.NETWORK,
            ONLY + "the router opened port 40001, but its own address 100.64.3.1 is not public: "
            "another router stands before it, often the provider's. Forward the port there, too, "
            "or ask the provider for a public address.",
        ),
        (
            replace(HOME, mapping=replace(MAPPED, host="")),
            Reach.NETWORK,
            ONLY + "the router opened port 40001, but has no address on the Internet. Check that "
            "it is online.",
        ),
    ],
)
def test_each_case_has_its_sentence(facts, reach, sentence):
    assert (reachability(facts).reach, reachability(facts).sentence) == (reach, sentence)


def test_a_node_that_knows_nobody_is_told_what_helps():
    told = reachability(replace(HOME, came_in=True, others=0))
    assert told.reach is Reach.EVERYBODY
    assert told.sentence == (
        "Other people can reach you. No other Shoal is known yet: a link from a friend "
        "connects you."
    )


HOSTS = st.sampled_from(["192.168.7.20", "169.254.1.1", "45.45.45.2", "2a00::5", "fd00::5"])
STATES = st.builds(
    PortState,
    st.sampled_from(MapStatus),
    st.sampled_from(["", "45.45.45.1", "10.0.0.1"]),
    st.integers(0, 65535),
    st.just("PCP"),
    st.just("no ports left"),
)


@given(
    st.builds(
        Facts,
        port=st.integers(1, 65535),
        hosts=st.lists(HOSTS).map(tuple),
        mapping=STATES,
        listens_outside=st.booleans(),
        came_in=st.booleans(),
        dialled_back=st.none() | st.booleans(),
        others=st.integers(0, 3),
    )
)
def test_whatever_the_facts_the_answer_is_a_sentence(facts):
    told = reachability(facts).sentence
    assert told[0].isupper()
    assert told.endswith(".")
    assert ".." not in told.replace("…", "")
