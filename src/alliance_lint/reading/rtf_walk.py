"""Reads the groups and control words of an RTF file and lists the paragraphs that its reader would see."""

from __future__ import annotations

import re
from copy import copy
from typing import Final

from alliance_lint.reading.document import BlockKind, Changes
from alliance_lint.reading.paragraph import Paragraph
from alliance_lint.reading.rtf_state import LeftOut, RtfState, RtfStory, TooMuchError
from alliance_lint.reading.rtf_words import (
    CHARACTERS,
    CHARSETS,
    CODE_PAGES,
    FOOTERS,
    HEADERS,
    SKIPPED,
    SYMBOL_CHARSET,
    SYMBOLS,
)

MAX_DEPTH: Final = 2_000
MAX_WORDS: Final = 3_000_000
BULLET: Final = "•"

_TOKEN: Final = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\", re.DOTALL
)
_HEADING: Final = re.compile(r"heading ([1-9]);?$", re.IGNORECASE)
_LONGEST_LABEL: Final = 255
_PRIVATE: Final = range(0xF000, 0xF100)
"""Where symbol fonts have their glyphs."""


class RtfWalk:
    """Reads one file; ``text`` holds its bytes as characters of the same number (Latin-1)."""

    def __init__(self, text: str, changes: Changes = "accepted") -> None:
        self.paragraphs: list[Paragraph] = []
        self.margins: list[Paragraph] = []
        self.left_out = LeftOut()
        self._text = text
        self._changes = changes
        self._state = RtfState(RtfStory("paragraph", self.paragraphs))
        self._groups: list[RtfState] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, int] = {}
        self._default_font = -1
        self._levels: dict[int, int] = {}
        self._bytes = bytearray()
        self._skipped = 0
        self._star = False
        self._high = 0
        self._notes = 0

    def read(self) -> None:
        """Fills ``paragraphs``, ``margins`` (headers and footers) and ``left_out``. Raises TooMuchError."""
        at = words = 0
        text = self._text
        while (token := _TOKEN.match(text, at)) is not None:
            at = token.end()
            words += 1
            if words > MAX_WORDS:
                raise TooMuchError
            word, number, code, symbol, brace, plain = token.groups()
            if self._bytes and code is None:
                self._decode()
            if plain is not None:
                self._plain(plain)
            elif code is not None:
                if self._skipped:
                    self._skipped -= 1
                else:
                    self._bytes.append(int(code, 16))
            elif brace is not None:
                self._skipped = 0
                if brace == "{":
                    if len(self._groups) >= MAX_DEPTH:
                        raise TooMuchError
                    self._groups.append(copy(self._state))
                    self._state.owns_story = False
                elif not self._close():
                    self.left_out.after_end = len(text[at:].strip(" \r\n\t\0"))
                    break
            elif word == "bin":
                at += max(int(number or 0), 0)
            elif word is not None:
                self._word(word, None if number is None else int(number))
                self._star = False
            elif symbol is not None:
                self._symbol(symbol)
        self._decode()
        while self._groups:
            self._close()
        self._end_paragraph()

    def _close(self) -> bool:
        """Ends a group; False at the end of the file's own."""
        state = self._state
        if state.owns_story:
            self._end_paragraph()
        if not self._groups:
            return False
        self._state = self._groups.pop()
        self._star = False
        return bool(self._groups)

    def _symbol(self, symbol: str) -> None:
        self._skipped = 0
        if symbol == "*":
            self._star = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in CHARACTERS:
            self._add(CHARACTERS[symbol])

    def _plain(self, plain: str) -> None:
        if self._skipped:
            cut = min(self._skipped, len(plain))
            self._skipped -= cut
            plain = plain[cut:]
        if plain.isascii():
            self._add(plain)
        else:
            self._bytes += plain.encode("latin-1")
            self._decode()

    def _decode(self) -> None:
        if self._bytes:
            charset = self._fonts.get(self._state.font, -1)
            data, self._bytes = bytes(self._bytes), bytearray()
            self._add(BULLET * len(data) if charset == SYMBOL_CHARSET else _decoded(data, charset, self._encoding))

    def _add(self, text: str) -> None:
        state = self._state
        if state.shown == "style" and (named := _HEADING.match(text.strip())):
            # Word states the outline level of a style, LibreOffice leaves it at the name.
            self._levels.setdefault(state.style, int(named[1]))
        if state.shown in ("nothing", "style", "font"):
            return
        if state.deleted:
            self.left_out.deleted += len(text)
        elif state.inserted and not state.hidden and state.shown != "label":
            self.left_out.inserted += len(text)
        if self._lacks(state):
            return
        if state.hidden:
            self.left_out.hidden += len(text)
        elif state.shown == "label":
            state.story.label.append(text)
        else:
            state.story.words.append(text)

    def _lacks(self, state: RtfState) -> bool:
        """Whether what stands here is not in the text, as the changes are read."""
        return state.inserted if self._changes == "original" else state.deleted

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        self._skipped = 0
        if self._destination(word, number):
            return
        if state.shown in ("style", "font"):
            self._definition(word, number)
        elif word in SYMBOLS:
            self._add(SYMBOLS[word])
        elif word == "u":
            self._unicode(number or 0)
        elif word == "uc":
            state.skip = max(number or 0, 0)
        elif word in ("par", "sect", "page", "column", "cell", "nestcell"):
            self._paragraph_mark(word)
        elif word == "f":
            state.font = number or 0
        elif word == "v":
            state.hidden = number != 0
        elif word == "deleted":
            state.deleted = number != 0
        elif word == "revised":
            state.inserted = number != 0
        elif word == "plain":
            state.hidden = state.deleted = state.inserted = False
            state.font = self._default_font
        elif word == "pard":
            state.start_paragraph()
        elif word == "intbl":
            state.in_cell = True
        elif word == "outlinelevel":
            state.level = None if number is None or not 0 <= number < 9 else number + 1
        elif word == "s":
            state.style = -1 if number is None else number
        elif word == "ilvl":
            state.depth = number or 0
        elif word == "ls":
            state.listed = bool(number)
        elif word in CODE_PAGES:
            self._encoding = CODE_PAGES[word]
        elif word == "ansicpg":
            self._encoding = f"cp{number}"
        elif word == "chftn" and state.story.kind == "note":
            state.story.label.append(str(self._notes))
        elif word == "deff":
            self._default_font = state.font = number or 0

    def _destination(self, word: str, number: int | None) -> bool:
        """Does ``word`` say what the text of its group is for? Then the group is set accordingly."""
        state = self._state
        if word in ("listtext", "pntext"):
            state.shown = "label" if state.shown == "text" else state.shown
        elif word == "fonttbl":
            state.shown = "font"
        elif word == "stylesheet":
            state.shown = "style"
        elif word in ("shptxt", "ud"):
            # The text of a shape, and the Unicode twin of a text, stand inside groups that are passed over.
            if word == "shptxt":
                self._open_story(self._groups[-1].story.kind if self._groups else "paragraph")
            state.shown = "text"
        elif word == "footnote" and state.shown == "text":
            self._notes += 1
            self._open_story("note")
        elif word in HEADERS or word in FOOTERS:
            if state.shown == "text":
                self._open_story("header" if word in HEADERS else "footer")
        elif word in SKIPPED or (self._star and state.shown in ("text", "label")):
            if word == "annotation":
                self.left_out.comments += 1
            state.shown = "nothing"
        else:
            return False
        return True

    def _open_story(self, kind: BlockKind) -> None:
        """Gathers the group's text apart: notes and text boxes follow the paragraph they hang on."""
        state = self._state
        outer = state.story
        kept = self.margins if kind in ("header", "footer") else outer.notes
        state.story, state.owns_story = RtfStory(kind, kept), True
        state.start_paragraph()

    def _definition(self, word: str, number: int | None) -> None:
        """A word in the tables of fonts and styles."""
        state = self._state
        if number is None:
            return
        if state.shown == "font":
            if word == "f":
                state.font = number
            elif word == "fcharset":
                self._fonts[state.font] = number
        elif word == "s":
            state.style = number
        elif word == "outlinelevel" and 0 <= number < 9:
            self._levels[state.style] = number + 1

    def _unicode(self, number: int) -> None:
        value = number & 0xFFFF
        self._skipped = self._state.skip
        if 0xD800 <= value < 0xDC00:
            self._high = value
            return
        if 0xDC00 <= value < 0xE000:
            value = 0x10000 + ((self._high - 0xD800) << 10) + value - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._add(BULLET if value in _PRIVATE else chr(value))

    def _paragraph_mark(self, word: str) -> None:
        state = self._state
        if state.shown != "text":
            return
        if self._lacks(state) and word == "par":
            return
        if word in ("cell", "nestcell"):
            state.in_cell = True
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        state = self._state
        story = state.story
        text = "".join(story.words).replace("\r", " ").strip()
        label = "".join(story.label).strip()[:_LONGEST_LABEL]
        if label and not any(map(str.isalnum, label)):
            label = BULLET
        notes, story.notes = story.notes, []
        story.words, story.label = [], []
        if text:
            level = state.level if state.level is not None else self._levels.get(state.style)
            if not label and state.listed:
                self.left_out.numbers += 1
            in_body = story.kind == "paragraph"
            kind = story.kind
            if in_body:
                kind = "heading" if level is not None else "cell" if state.in_cell else "item" if label else "paragraph"
            depth = state.depth if label and 0 <= state.depth < 9 else None
            story.paragraphs.append(Paragraph(text, kind, label, level if kind == "heading" else None, depth))
        story.paragraphs.extend(notes)


def _decoded(data: bytes, charset: int, encoding: str) -> str:
    for name in (CHARSETS.get(charset), encoding, "cp1252"):
        if name is not None:
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
    return data.decode("cp1252", errors="replace")
