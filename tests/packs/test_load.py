"""Loading packs: what is right loads, what is wrong is said with file, line and column."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from alliance_lint.checking.examples import run_examples
from alliance_lint.errors import PackError
from alliance_lint.packs.load import load_pack, load_packs
from tests.packs.pack_files import MINIMAL, write_pack


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_LINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def failure(path: Path) -> PackError:
    with pytest.raises(PackError) as caught:
        load_pack(path)
    return caught.value


def test_a_pack_is_a_folder_of_files(tmp_path: Path) -> None:
    more = """\
words: {colour: 'blue|green'}
provisions:
  - kind: paint
    title: paint
    match: [{any: ['{colour} paint']}]
    examples: {match: [blue paint], no-match: [red paint]}
"""
    pack = load_pack(write_pack(tmp_path, more=more))
    assert [kind.kind for kind in pack.provisions] == ["paint", "fee", "fee-open"]
    assert pack.provisions[0].match[0].any[0].regex == "(?:blue|green) paint"
    assert pack.provisions[0].match[0].any[0].literals == (("blue paint", "green paint"),)
    assert pack.checks[0].insert_after == ("fee-open",)


def test_a_pack_can_be_one_file(tmp_path: Path) -> None:
    assert load_pack(write_pack(tmp_path) / "pack.yaml").name == "tiny"


def test_the_cache_gives_the_same_pack(tmp_path: Path, own_cache: Path) -> None:
    path = write_pack(tmp_path)
    first = load_pack(path)
    assert len(list(own_cache.glob("pack-*.json"))) == 1
    assert load_pack(path) == first
    assert load_pack(path).checks == first.checks
    (path / "pack.yaml").write_text(MINIMAL.replace("People expect", "They expect"), "utf-8")
    assert load_pack(path).checks[0].why == "They expect to be paid."


def test_a_damaged_cache_costs_only_time(tmp_path: Path, own_cache: Path) -> None:
    path = write_pack(tmp_path)
    load_pack(path)
    (file,) = own_cache.glob("*.json")
    digest = json.loads(file.read_text("utf-8"))["digest"]
    for damage in ("{", "[" * 200_000, json.dumps({"digest": digest}), json.dumps({"digest": digest, "checks": 7})):
        file.write_text(damage, "utf-8")
        assert load_pack(path).checks[0].id == "FEE001"
        assert "FEE001" in file.read_text("utf-8"), "the damaged cache is replaced"


def test_a_cache_that_cannot_be_written_leaves_no_drafts(tmp_path: Path, own_cache: Path) -> None:
    path = write_pack(tmp_path)
    load_pack(path)
    (file,) = own_cache.glob("*.json")
    file.unlink()
    file.mkdir()
    assert load_pack(path).name == "tiny"
    assert list(own_cache.glob("*.tmp")) == []


def test_without_a_home_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("ALLIANCE_LINT_CACHE")
    monkeypatch.setattr(Path, "home", homeless)
    assert load_pack(write_pack(tmp_path)).name == "tiny"


def test_devices_and_pipes_are_no_packs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "not a device or a pipe" in str(failure(tmp_path / "pipe.yaml"))
    assert "not a device or a pipe" in str(failure(Path("/dev/zero")))


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("severity: error", "severity: grave", 30, "'grave' is not one of error, warning, info"),
        ("    why: People", "    whi: People", 39, "unknown key 'whi'; did you mean 'why'?"),
        ("partial: {has: fee-open}", "partial: {has: fee-opened}", 34, "'fee-opened'; did you mean 'fee-open'?"),
        ("{has: fee.amount}", "{has: fee.sum}", 33, "the kind 'fee' has no capture 'sum'"),
        ("id: FEE001", "id: fee1", 27, "three capital letters and three digits"),
        ("{has: fee.amount}", "{has_: fee.amount}", 33, "unknown key 'has_'; did you mean 'has'?"),
        ("    why: People expect to be paid.\n", "", 27, "'why' is missing here"),
        ("{when: about-money}", "{when: about-honey}", 9, "no condition 'about-honey'"),
        ("sources: [S1]", "sources: [S2]", 31, "no source 'S2'"),
        ("{after: [fee-open]}", "{after: [fees]}", 42, "no provision kind 'fees'"),
        ("- missing: otherwise", "- missing: {has: fee}", 32, "the last row of `decide` must be `STATUS: otherwise`"),
        ("{has: fee.amount}", "otherwise", 33, "`otherwise` always holds, so that the rows after it never count"),
        ("about-money: {has: [fee, fee-open]}", "about-money: {not: {when: about-money}}", 6, "asks for itself"),
        (
            "about-money: {has: [fee, fee-open]}",
            "about-money: {any: [{when: b}, {has: fee}]}\n  b: {when: about-money}",
            6,
            "'about-money' asks for itself by way of b",
        ),
        (
            "      - any: ['\\bfee to be agreed']",
            "      - tokens: [[{POS: NOUN}]]\n        anchors: [fee]", 22, "POS is known to trained",
        ),
        ("      partial: The fee is left open.\n", "", 36, "no message for the status 'partial'"),
        ("- {status: partial, text: 'Alpha shall pay a fee to be", "- {status: missing, text: 'a", 43, "no example"),
        ("fee to be agreed']\n", "fee to be agreed(']\n", 22, "not a regular expression"),
        ("fee to be agreed']\n", "fee to be .*agreed']\n", 22, "no bound"),
        ("\\bfee to be agreed']\n", "\\d{1,3}']\n", 22, "word of three letters"),
        ("\\bfee to be agreed']\n", "{fees} to be agreed']\n", 22, "no word {fees}"),
        ("    insert:", "    suggest-for: {free: {missing: None.}}\n    insert:", 42, "no kind of agreement 'free'"),
        ("    insert:", "    suggest-for: {paid: {conflict: A.}}\n    insert:", 42, "gives the status 'conflict'"),
        ("kind: fee-open", "kind: fee", 19, "'fee' is defined twice"),
        ("title: A tiny pack", "title: A tiny pack\ntitle: Twice", 3, '"title" stands here for the second time'),
        ("\\bfee to be agreed']", "(?<=a|bb)fees']", 22, "look-behind requires fixed-width"),
        ("\\bfee to be agreed']", "(?P<What>fees)']", 22, "small letters"),
        ("\\bfee to be agreed']", "(?P<x>fees) (?P=x)']", 22, "references to groups"),
        ("\\bfee to be agreed']", "(fees) \\1']", 22, "references to groups"),
        ("\\bfee to be agreed']", "(?i)fees']", 22, "case never matters"),
        ("title: A tiny pack", "title: --5\nextra: 1", 3, "unknown key 'extra'"),
        ("pack: tiny", "pack: [tiny", 2, "the line does not fit"),
        ("pack: tiny", "pack: &a tiny\nextra: *a", 2, "aliases"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in MINIMAL
    error = failure(write_pack(tmp_path, pack=MINIMAL.replace(old, new, 1)))
    assert said in str(error)
    assert (error.line, Path(error.path).name) == (line, "pack.yaml"), str(error)
    assert error.column is not None
    assert "\n" not in str(error)


def test_a_pack_needs_a_name(tmp_path: Path) -> None:
    assert "write `pack: NAME`" in str(failure(write_pack(tmp_path, pack="title: nameless\n")))


def test_no_such_pack(tmp_path: Path) -> None:
    assert "there is no such rule pack" in str(failure(tmp_path / "none"))
    (tmp_path / "empty").mkdir()
    assert "no .yaml file" in str(failure(tmp_path / "empty"))


def test_deep_nesting_is_refused_before_it_is_composed(tmp_path: Path) -> None:
    assert "nested more than 40 deep" in str(failure(write_pack(tmp_path, pack="a: " + "[" * 30_000)))


def test_two_packs_may_not_define_the_same_check(tmp_path: Path) -> None:
    path = str(write_pack(tmp_path))
    assert load_packs([path])[-1].name == "tiny"
    with pytest.raises(PackError, match="another pack has a check 'FEE001' already"):
        load_packs([path, path])


def test_numbers_and_truth_values_are_read_as_such(tmp_path: Path) -> None:
    text = MINIMAL.replace("satisfied: {has: fee.amount}", "satisfied: {count: {of: fee.amount, least: 1}}")
    text = text.replace(
        "    title: open fee\n", "    title: open fee\n    term-sheet: {path: money, if: {open: true, rate: '1'}}\n"
    )
    pack = load_pack(write_pack(tmp_path, pack=text))
    assert pack.checks[0].decide[0].condition.least == 1
    assert pack.provisions[1].fields[0].required == {"open": True, "rate": "1"}


def test_the_whole_pack_of_the_documentation_loads_and_holds(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "rule-packs.md").read_text("utf-8")
    text = next(block for block in re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL) if "pack: house" in block)
    pack = load_pack(write_pack(tmp_path, pack=text))
    assert [result.subject for result in run_examples(pack) if not result.ok] == []
    assert len(run_examples(pack)) == 4


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("one-sided-against: bound", "no row of `decide` gives the status 'one_sided'"),
        ("one-sided-against: nobody", "'nobody' is not one of bound, others"),
    ],
)
def test_a_side_needs_a_one_sided_status(tmp_path: Path, field: str, said: str) -> None:
    pack = write_pack(tmp_path, pack=MINIMAL.replace("    severity: error", f"    severity: error\n    {field}"))
    assert f"pack.yaml:31:5: {said}" in str(failure(pack))


ONE_SIDED = (
    MINIMAL.replace("      - partial: {has: fee-open}", "      - one_sided: {has: fee-open}")
    .replace("      partial: The fee", "      one_sided: The fee")
    .replace("{status: partial,", "{status: one_sided,")
)


@pytest.mark.parametrize("side", ["others", "{fee: bound, fee-open: others}"])
def test_a_one_sided_check_says_whom_it_is_against(tmp_path: Path, side: str) -> None:
    text = ONE_SIDED.replace("    severity: error", f"    severity: error\n    one-sided-against: {side}")
    against = load_pack(write_pack(tmp_path, pack=text)).checks[0].against
    assert against == ({"": "others"} if side == "others" else {"fee": "bound", "fee-open": "others"})


def test_a_side_is_given_for_kinds_that_there_are(tmp_path: Path) -> None:
    text = ONE_SIDED.replace("    severity: error", "    severity: error\n    one-sided-against: {fee-opn: bound}")
    assert "no provision kind 'fee-opn'; did you mean 'fee-open'?" in str(failure(write_pack(tmp_path, pack=text)))
