"""The pace of sending, on a virtual clock, against the simulator's own limits."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import CLIMB, CUT, LONGEST_GAP, Limits, Pacer
from simulator.limits import GROUP_PER_MINUTE, TOTAL_RATE
from simulator.limits import Limits as Telegram

GROUP = -100


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Sending:
    """A pacer that sends to the simulator's limits whenever it may; what was refused is counted."""

    def __init__(self, limits: Limits) -> None:
        self.clock = Clock()
        self.pacer = Pacer(limits, self.clock)
        self.telegram = Telegram(clock=self.clock)
        self.sent: list[tuple[float, int]] = []
        self.refused: list[float] = []

    def to(self, chats: Sequence[int], seconds: float, *, bulk: bool = False) -> int:
        """Sends to these chats in turn for so long; how many arrived."""
        until, before, turn = self.clock.now + seconds, len(self.sent), 0
        while self.clock.now < until:
            chat = chats[turn % len(chats)]
            wait = self.pacer.wait_for(chat, bulk=bulk)
            if wait > 0:
                self.clock.now += wait + 1e-6
                continue
            self.pacer.sent(chat)
            turn += 1
            if after := self.telegram.retry_after(chat):
                self.refused.append(self.clock.now)
                self.pacer.pause(chat, after)
            else:
                self.sent.append((self.clock.now, chat))
        return len(self.sent) - before


MANY = range(1, 20_000)


@pytest.mark.parametrize("bulk", [False, True])
def test_below_the_limits_nothing_is_refused_and_the_whole_rate_is_used(bulk: bool) -> None:
    sending = Sending(Limits())
    arrived = sending.to(MANY, 600, bulk=bulk)
    assert sending.refused == []
    assert arrived >= 0.99 * 600 * Limits().per_second


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.booleans(), st.floats(0, 0.4)), min_size=30, max_size=120
    )
)
def test_no_window_holds_more_than_the_settings_say(
    steps: list[tuple[int, bool, float]],
) -> None:
    """Whatever is asked for and whenever: counted in every window of a second and a minute."""
    clock = Clock()
    limits = Limits(per_second=5, per_chat_second=2, per_group_minute=6)
    pacer = Pacer(limits, clock)
    sent: list[tuple[float, int]] = []
    for chat, bulk, later in steps:
        clock.now += later
        place = GROUP if chat == 4 else chat
        if pacer.wait_for(place, bulk=bulk) == 0:
            pacer.sent(place)
            sent.append((clock.now, place))
    for at, place in sent:
        second = [(t, c) for t, c in sent if at <= t < at + 0.999]
        assert len(second) <= 5
        assert sum(c == place for _, c in second) <= 2
        if place == GROUP:
            assert sum(at <= t < at + 59.9 for t, c in sent if c == GROUP) <= 6


def test_bulk_leaves_room_for_an_answer_at_any_moment() -> None:
    """A broadcast uses the whole rate; somebody's answer still goes within a seventh of a second,
    and the window is kept."""
    sending = Sending(Limits())
    waits = []
    for person in range(50_000, 50_200):
        sending.to(range(1, 5_000), 0.33, bulk=True)
        waits.append(sending.pacer.wait_for(person))
        sending.clock.now += waits[-1]
        sending.pacer.sent(person)
        assert sending.telegram.retry_after(person) == 0
    assert max(waits) < 0.15
    assert sending.refused == []


def test_settings_that_are_too_high_are_found_out_and_come_back() -> None:
    """With twice Telegram's rate set: refusals stay few, and most of what is allowed arrives."""
    sending = Sending(Limits(per_second=60, per_chat_second=1, per_group_minute=18))
    arrived = sending.to(MANY, 1_200)
    assert arrived >= 0.8 * 1_200 * TOTAL_RATE
    assert len(sending.refused) <= 0.02 * arrived


def test_the_rate_is_lowered_once_for_refusals_that_come_together_and_climbs_back() -> None:
    clock = Clock()
    pacer = Pacer(Limits(), clock)
    for chat in range(1, 12):
        pacer.pause(chat, 3.0)
    assert pacer.rate == pytest.approx(28 * CUT)
    assert pacer.wait_for(99) == pytest.approx(3.0)  # everybody waits
    clock.now += 3.0 + 2 * CLIMB
    assert pacer.rate == pytest.approx(28 * CUT + 2)
    clock.now += 10 * CLIMB
    assert pacer.rate == 28
    assert pacer.wait_for(5) == 0  # the chats themselves did nothing wrong


def test_one_chat_that_is_refused_is_slowed_alone_and_comes_back() -> None:
    clock = Clock()
    pacer = Pacer(Limits(), clock)
    pacer.sent(7)
    pacer.pause(7, 4.0)
    assert pacer.rate == 28
    assert pacer.wait_for(8) == 0
    assert pacer.wait_for(7) == pytest.approx(4.0)
    clock.now += 4.0
    pacer.sent(7)
    assert pacer.wait_for(7) == pytest.approx(2.0)
    for _ in range(10):
        pacer.pause(7, 1.0)
    clock.now += 1.0
    pacer.sent(7)
    assert pacer.wait_for(7) == pytest.approx(LONGEST_GAP)
    clock.now += 600.0
    pacer.sent(7)
    assert pacer.wait_for(7) == pytest.approx(1.0)


def test_a_chat_that_was_slowed_is_written_to_again_after_a_weekend() -> None:
    """Nothing was sent meanwhile, to nobody."""
    clock = Clock()
    pacer = Pacer(Limits(), clock)
    pacer.sent(7)
    pacer.pause(7, 5.0)
    clock.now += 3 * 24 * 3600.0
    assert pacer.wait_for(7) == 0


def test_a_group_gets_what_it_may_in_a_minute() -> None:
    sending = Sending(Limits())
    assert GROUP_PER_MINUTE - 3 <= sending.to([GROUP], 60) <= GROUP_PER_MINUTE
    sending.to([GROUP], 600)
    assert sending.refused == []


def test_what_was_sent_before_by_others_counts() -> None:
    """A process that takes over begins with what the one before it used up."""
    clock = Clock()
    pacer = Pacer(Limits(), clock)
    for n in range(28):
        pacer.sent(n + 1, ago=0.5)
    for n in range(18, 0, -1):
        pacer.sent(GROUP, ago=float(n))
    assert pacer.wait_for(1_000) > 0.4
    assert pacer.wait_for(GROUP) == pytest.approx(42.0)


def test_memory_stays_flat() -> None:
    sending = Sending(Limits(per_second=1_000))
    sending.telegram.on = False
    for chat in range(1, 100_000):
        sending.clock.now += 0.01
        sending.pacer.sent(chat)
    assert len(sending.pacer._chats) < 13_000
