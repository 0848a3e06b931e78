from gui.models.rate_history import MAX_SAMPLES, SILENCE_S, SPAN_S, RateHistory


def test_rest_is_noted_once():
    history = RateHistory()
    assert not history.add("k", 0, 0, 1.0)
    assert history.add("k", 100, 0, 2.0)
    assert history.add("k", 0, 0, 3.0)
    assert not history.add("k", 0, 0, 4.0)
    assert [sample.at for sample in history.samples("k")] == [2.0, 3.0]


def test_old_samples_go_and_the_number_is_bounded():
    history = RateHistory()
    for number in range(5 * MAX_SAMPLES):
        history.add("k", 100, 0, number / 100)
    assert len(history.samples("k")) == MAX_SAMPLES
    history.add("k", 100, 0, 1e6)
    assert [sample.at for sample in history.samples("k") if sample.at >= 1e6 - SPAN_S] == [
        1e6 - SILENCE_S,
        1e6,
    ]
    assert len(history.samples("k")) == 2


def test_silence_is_rest_not_a_slope():
    history = RateHistory()
    history.add("k", 100, 0, 10.0)
    history.add("k", 100, 0, 10.5)
    history.add("k", 0, 0, 30.0)
    assert [(sample.at, sample.down) for sample in history.samples("k")] == [
        (10.0, 100),
        (10.5, 100),
        (10.5 + SILENCE_S, 0),
        (30.0 - SILENCE_S, 0),
        (30.0, 0),
    ]


def test_a_short_silence_keeps_its_order():
    history = RateHistory()
    for at in (10.0, 10.0 + 1.4 * SILENCE_S):
        history.add("k", 100, 0, at)
    moments = [sample.at for sample in history.samples("k")]
    assert moments == sorted(moments)


def test_forgotten_rows_are_gone():
    history = RateHistory()
    history.add("k", 1, 1, 1.0)
    history.forget("k")
    history.forget("never seen")
    assert history.samples("k") == ()
