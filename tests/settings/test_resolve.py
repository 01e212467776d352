"""What applies to an agreement: one layer after the other, the nearest last, the command line at the end."""

from __future__ import annotations

import os

import pytest

from alliance_lint.errors import ConfigurationError, UsageError
from alliance_lint.settings.model import DEFAULTS, Profile

from .conftest import DEFAULT, Write, resolver


def runs(path: str = "a.md", **options: object) -> tuple[str, ...]:
    """The ids of the checks to run on the agreement at ``path``."""
    return resolver(**options).settings(path).select or DEFAULT  # type: ignore[arg-type]


def severity(path: str = "a.md", **options: object) -> dict[str, str]:
    return dict(resolver(**options).settings(path).profile.severity)  # type: ignore[arg-type]


def test_without_a_configuration_the_defaults_hold(write: Write) -> None:
    write({})
    assert resolver().settings("a.md") == DEFAULTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select: DIS", ("DIS003", "DIS004")),
        ("select: [DIS004, payment-basis]", ("DIS004", "PAY001")),
        ("select: all", ("DIS003", "DIS004", "PAY001", "ADV001")),
        ("select: error", ("DIS004", "PAY001")),
        ("extend-select: ADV", ("DIS003", "DIS004", "PAY001", "ADV001")),
        ("ignore: [DIS]", ("PAY001",)),
        ("select: [DIS]\nignore: [DIS004]", ("DIS003",)),
        ("severity: {DIS: off}", ("PAY001",)),
        ("severity: {DIS: off, DIS004: error}", ("DIS004", "PAY001")),
        ("ignore: []", DEFAULT),
    ],
)
def test_a_file_says_which_checks_run(write: Write, text: str, expected: tuple[str, ...]) -> None:
    write({".alliance-lint.yaml": text})
    assert runs() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("severity: {DIS004: info}", {"DIS004": "info"}),
        ("severity: {DIS004: error, DIS: info, all: warning}",
         {"DIS003": "info", "DIS004": "error", "PAY001": "warning", "ADV001": "warning"}),
        ("severity: {dispute-forum: warning}", {"DIS004": "warning"}),
    ],
)  # fmt: skip
def test_the_most_exact_word_decides_on_the_severity(write: Write, text: str, expected: dict[str, str]) -> None:
    write({".alliance-lint.yaml": text})
    assert severity() == expected


def test_the_nearest_file_holds_alone(write: Write) -> None:
    write(
        {
            ".alliance-lint.yaml": "select: DIS\nfail-on: error",
            "jv/.alliance-lint.yaml": "ignore: DIS",
            "jv/old/a.md": "",
        }
    )
    both = resolver()
    assert both.settings("a.md").select == ("DIS003", "DIS004")
    assert both.settings("a.md").fail_on == "error"
    for path in ("jv/a.md", "jv/old/a.md", os.path.abspath("jv/old/a.md")):
        assert both.settings(path).select == ("PAY001",)
        assert both.settings(path).fail_on == "warning"


def test_what_a_file_extends_comes_before_it(write: Write) -> None:
    write(
        {
            "house/base.yaml": "ignore: [PAY]\nseverity: {DIS003: error, DIS004: info}\nfail-on: error\nfor: [Acme]",
            "jv/.alliance-lint.yaml": "extends: ../house/base.yaml\nseverity: {DIS: warning}\nignore: DIS003\n"
            "for: Beta",
        }
    )
    settings = resolver().settings("jv/a.md")
    assert settings.select == ("DIS004",)
    assert dict(settings.profile.severity) == {"DIS003": "warning", "DIS004": "warning"}
    assert settings.fail_on == "error"
    assert settings.ours == ("Beta",)


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("", ("PAY001",)),
        ("extend-select: DIS004", ("DIS004", "PAY001")),
        ("select: [DIS, PAY]", ("DIS003", "DIS004", "PAY001")),
        ("severity: {DIS004: warning}", ("DIS004", "PAY001")),
    ],
)
def test_what_the_base_leaves_out_can_be_taken_in_again(write: Write, near: str, expected: tuple[str, ...]) -> None:
    write({"base.yaml": "severity: {DIS: off}", ".alliance-lint.yaml": f"extends: base.yaml\n{near}"})
    assert runs() == expected


def test_a_severity_alone_does_not_bring_back_what_was_ignored_or_is_off_by_default(write: Write) -> None:
    write({"base.yaml": "ignore: DIS", ".alliance-lint.yaml": "extends: base.yaml\nseverity: {all: error}"})
    assert runs() == ("PAY001",)


def test_settings_for_a_pattern_come_on_top(write: Write) -> None:
    write(
        {
            ".alliance-lint.yaml": """
files:
  - match: [jv/**, old/]
    ignore: [PAY]
    severity: {DIS004: info}
  - {match: "jv/*.md", select: DIS004, fail-on: info, for: Acme}
fail-on: error
"""
        }
    )
    settings = resolver()
    assert settings.settings("a.md").select == ()
    assert settings.settings("old/a.md").select == ("DIS003", "DIS004")
    assert dict(settings.settings("old/a.md").profile.severity) == {"DIS004": "info"}
    both = settings.settings("jv/a.md")
    assert both.select == ("DIS004",)
    assert (both.fail_on, both.ours) == ("info", ("Acme",))


def test_patterns_are_relative_to_the_file_that_was_found_and_paths_to_the_file_that_names_them(write: Write) -> None:
    write(
        {
            "house/team/pack.yaml": "",
            "contracts/mine.yaml": "",
            "house/base.yaml": "files: [{match: jv/**, ignore: DIS}]\npacks: [team, drafting]\nbaseline: known.json\n"
            "suppressions: [s.yaml]",
            "contracts/.alliance-lint.yaml": "extends: ../house/base.yaml\npacks: mine.yaml\nsuppressions: own.yaml",
        }
    )
    settings = resolver().settings("contracts/jv/a.md")
    assert settings.select == ("PAY001",)
    assert settings.packs == (os.path.join("house", "team"), "drafting", os.path.join("contracts", "mine.yaml"))
    assert settings.baseline == os.path.join("house", "known.json")
    assert settings.suppressions == (os.path.join("house", "s.yaml"), os.path.join("contracts", "own.yaml"))


def test_a_kind_of_agreement_has_a_profile_of_its_own(write: Write) -> None:
    write(
        {
            ".alliance-lint.yaml": "ignore: DIS003\nkinds: {joint-venture: {select: [ADV001, DIS003]}, "
            "reseller: {severity: {PAY: info}}}"
        }
    )
    settings = resolver().settings("a.md")
    assert settings.select == ("DIS003", "DIS004", "PAY001", "ADV001"), "whatever one of the profiles wants"
    assert settings.profile_of("") == settings.profile_of("referral") == Profile(("DIS004", "PAY001"))
    assert settings.profile_of("joint-venture") == Profile(("DIS003", "ADV001"))
    assert settings.profile_of("reseller") == Profile(("DIS004", "PAY001"), (("PAY001", "info"),))


def test_the_command_line_wins_over_files_and_profiles(write: Write) -> None:
    write(
        {
            "mine/pack.yaml": "",
            "yours/pack.yaml": "",
            ".alliance-lint.yaml": "ignore: DIS004\nfail-on: error\nfor: Beta\npacks: mine\n"
            "kinds: {reseller: {select: PAY}}\nfiles: [{match: '*.md', fail-on: info}]",
        }
    )
    settings = resolver(select=["DIS"], fail_on="warning", for_=["Acme"], packs=["yours"]).settings("a.md")
    assert settings.select == ("DIS003", "DIS004")
    assert settings.profile_of("reseller").checks == ("DIS003", "DIS004")
    assert settings.fail_on == "warning"
    assert settings.ours == ("Acme",)
    assert settings.packs == ("mine", "yours"), "what a file names is there, too, for the file speaks of its checks"


def test_a_file_that_is_named_holds_everywhere_and_files_can_be_left_out(write: Write) -> None:
    write(
        {
            ".alliance-lint.yaml": "select: PAY",
            "house/ci.yaml": "select: DIS\nfiles: [{match: jv/a.md, ignore: DIS003}]",
        }
    )
    assert runs(file="house/ci.yaml") == ("DIS003", "DIS004")
    assert runs("jv/a.md", file="house/ci.yaml") == ("DIS004",)
    assert runs(use_files=False) == DEFAULT


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("select: [DIS,\n  DIS04]", "a.md", "2:3: there is no check 'DIS04'; did you mean 'DIS004'?"),
        ("ignore: XYZ", "a.md", "1:1: there is no check 'XYZ'; 'alliance-lint rules list' shows all"),
        ("severity:\n  DIS04: off", "a.md", "2:3: there is no check 'DIS04'; did you mean 'DIS004'?"),
        ("kinds:\n\n  jointventure: {}", "a.md",
         "3:3: there is no kind of agreement 'jointventure'; did you mean 'joint-venture'?"),
        ("kinds: {reseller: {\n ignore: [X]}}", "a.md", "2:11: there is no check 'X'"),
        ("files:\n - match: '*'\n   ignore: [X]", "a.md", "3:13: there is no check 'X'"),
        ("select: []", "a.md", "1:1: no check is named; leave it out"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_said_where_it_stands(write: Write, text: str, path: str, message: str) -> None:
    write({".alliance-lint.yaml": text})
    with pytest.raises(ConfigurationError) as caught:
        resolver().settings(path)
    assert str(caught.value).startswith(f".alliance-lint.yaml:{message}")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"select": ["DIS04"]}, "--select: there is no check 'DIS04'; did you mean 'DIS004'?"),
        ({"ignore": ["X"]}, "--ignore: there is no check 'X'"),
        ({"select": [""]}, "--select: no check is named; leave it out"),
        ({"select": ["DIS"], "ignore": ["DIS"]}, "no check is left to run"),
    ],
)
def test_a_wrong_option_is_said_by_its_name(write: Write, options: dict[str, object], message: str) -> None:
    write({})
    with pytest.raises(UsageError) as caught:
        resolver(**options).settings("a.md")  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_the_same_settings_are_made_once(write: Write) -> None:
    write({".alliance-lint.yaml": "ignore: DIS\nfiles: [{match: jv, fail-on: info}]"})
    settings = resolver()
    assert settings.settings("a.md") is settings.settings("x/b.md")
    assert settings.settings("jv/a.md") is not settings.settings("a.md")


def test_every_setting_says_where_it_was_made(write: Write) -> None:
    write(
        {
            "base.yaml": "select: DIS\nignore: DIS003\nfail-on: error",
            ".alliance-lint.yaml": "extends: base.yaml\nseverity:\n  DIS004: info\nfiles:\n- match: jv\n"
            "  extend-select: PAY",
        }
    )
    resolved = resolver(for_=["Acme"]).resolved("jv/a.md")
    assert resolved.files == (".alliance-lint.yaml", "base.yaml")
    assert {(said.key, said.value, str(said.origin), said.scope) for said in resolved.said} == {
        ("select", "DIS", "base.yaml:1", ""),
        ("ignore", "DIS003", "base.yaml:2", ""),
        ("fail-on", "error", "base.yaml:3", ""),
        ("severity", "DIS004: info", ".alliance-lint.yaml:3", ""),
        ("extend-select", "PAY", ".alliance-lint.yaml:6", "files jv"),
        ("for", "Acme", "--for", ""),
    }


def test_folders_are_searched_as_the_configuration_says(write: Write) -> None:
    write(
        {
            "base.yaml": "exclude: '*.txt'",
            ".alliance-lint.yaml": "extends: base.yaml\ninclude: [contracts/**]\nexclude: [drafts]",
        }
    )
    takes = resolver().takes
    assert takes("contracts/a.md")
    assert not takes("contracts/a.txt")
    assert not takes("contracts/drafts/a.md")
    assert not takes("other/a.md")


def test_the_reports_are_those_of_the_current_folder(write: Write) -> None:
    write(
        {"house/base.yaml": "format: [text, 'json:out/report.json']", ".alliance-lint.yaml": "extends: house/base.yaml"}
    )
    formats = resolver().formats()
    assert [said.value for said in formats] == ["text", "json:" + os.path.join("house", "out", "report.json")]
    assert str(formats[0].origin) == os.path.join("house", "base.yaml") + ":1"
    assert resolver(use_files=False).formats() == ()
