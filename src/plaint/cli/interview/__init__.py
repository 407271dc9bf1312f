"""The interview behind `plaint new` on a terminal.

questions, choices   what is asked, as data; what a question is, in question
flight               the questions about a flight
answers, sums        what people type becomes facts; places: a country's name, its code
repair_first         what the law puts before money
subsector            the narrower line of business
state, case          the state machine, and the case that comes out of it: no I/O
show, loop           how it looks, and the terminal
"""

from plaint.cli.interview.loop import forget_interview, interview

__all__ = ["forget_interview", "interview"]
