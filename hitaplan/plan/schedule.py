"""スケジュール: what the plan says of a 取組 for one fiscal year."""

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from hitaplan.plan.keys import normalize_key
from hitaplan.plan.vocabulary import STATUS_OF_STAGE, Stage, Status

# Each word: its stage, and whether it speaks of a coming year. 検討 has no 予定 form.
WORDS = MappingProxyType(
    {
        "検討": (Stage.STUDY, False),
        "事業開始": (Stage.START, False),
        "事業開始予定": (Stage.START, True),
        "実施中": (Stage.RUNNING, False),
        "実施予定": (Stage.RUNNING, True),
        "完了": (Stage.COMPLETION, False),
        "完了予定": (Stage.COMPLETION, True),
    }
)
_ENTRY = re.compile(r"^(?P<words>[^()]+)(?:\((?P<note>.*)\))?$", re.S)


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """One filled cell of a スケジュール.

    Attributes:
        text: The cell as it is written; documents print this.
        stages: Its stages in order; 「事業開始・完了」 has two.
        planned: Whether it is in the 予定 form.
        note: The free text in ( ), or "".
    """

    text: str
    stages: tuple[Stage, ...]
    planned: bool
    note: str

    @property
    def stage(self) -> Stage:
        """The stage to be reached by the end of the year: the last one."""
        return self.stages[-1]

    @property
    def completes(self) -> bool:
        """Whether the 取組 is to end in this year."""
        return Stage.COMPLETION in self.stages

    @property
    def status(self) -> Status:
        """The 状況 that this entry states (closed year) or foresees (coming year)."""
        return STATUS_OF_STAGE[self.stage]


@cache
def parse_entry(text: str) -> ScheduleEntry:
    """Read a スケジュール cell: one or two words, then a note in ( ).

    Args:
        text: The cell's text; widths and spaces do not matter.

    Returns:
        The entry, its text unchanged.

    Raises:
        ValueError: If a word is not among WORDS.
    """
    match = _ENTRY.match(normalize_key(text))
    words = match["words"].split("・") if match else []
    if not match or len(words) > 2 or any(word not in WORDS for word in words):
        raise ValueError(f"no schedule word: {text!r}")
    stages = tuple(WORDS[word][0] for word in words)
    return ScheduleEntry(text, stages, any(WORDS[word][1] for word in words), match["note"] or "")
