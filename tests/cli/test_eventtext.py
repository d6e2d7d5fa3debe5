"""Events in the terminal: names, conflicts."""

from __future__ import annotations

from riwaya.cli.eventtext import conflict_line, name
from riwaya.model.event import Conflict, Position


def _position(value: int | str, camp: str) -> Position:
    return Position(value=value, camps=(camp,), claims=())


def test_actors_of_a_conflict_go_by_their_names() -> None:
    values = ("lebanon|syria/opposition-forces", "israel")
    line = conflict_line(Conflict(field="agent", values=values, positions=(_position(values[0], "media/afp"), _position(values[1], "israel")), size=1.0))
    assert line == ("agent: Lebanon (state, government) and Syrian opposition fighters (unspecified) (Agence France-Presse); "
                    "Israel (state, government, army) (Israel (state, government, army))")


def test_days_and_numbers_of_a_conflict_stay_as_they_are() -> None:
    assert conflict_line(Conflict(field="time", values=("2020-01-04", "2020-01-05"), size=1.0)) == "time: 2020-01-04 / 2020-01-05"
    assert conflict_line(Conflict(field="killed", values=(20, "30+"), size=0.3)) == "dead: 20 / 30+"


def test_a_teller_nobody_names_is_told_by_his_report() -> None:
    assert name("unknown:14-kabani~70bb22675048") == "teller not named in 14-kabani"
    assert name("independent:سكان") == "\u2068سكان\u2069"
    assert name(None) == "nobody named"
