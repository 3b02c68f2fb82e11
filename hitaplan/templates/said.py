"""What is said of a mistake both when a template is checked and when a document is made of it."""

from typing import TypeAlias

# What is wrong, and what to do.
Said: TypeAlias = tuple[str, str]

ONLY_WORDS = "差込には、決まった言葉だけを書いてください。"
FEWER_REPETITIONS = "繰り返しの中の繰り返しを減らしてください。"
NO_TEXT: Said = (
    "文章ではないもの(一覧など)を印字しようとしています。",
    "一覧は「for」で繰り返してください。",
)


def unknown_word(word: str) -> str:
    """Return that there is no such word in any list."""
    return f"「{word}」という差込の言葉はありません。"


def misplaced_word(word: str) -> str:
    """Return that a word stands where it means nothing."""
    return f"「{word}」という差込の言葉は、ここでは使えません。"


def unknown_filter(name: str) -> Said:
    """Return what is said of a name behind 「|」 or 「is」 that nobody knows."""
    return f"「{name}」という働きはありません。", "「|」や「is」より後ろを消してください。"


def without_beginning(word: str) -> Said:
    """Return what is said of an end or a division without its beginning."""
    remedy = "「for」と「endfor」、「if」と「endif」を、それぞれ別の行(段落)に、対にして書いてください。"
    return f"「{word}」の前に、対になる始まりがありません。", remedy
