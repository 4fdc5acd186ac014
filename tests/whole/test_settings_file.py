"""`oit.toml`: what each command takes from it, and by which name."""

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from typing import Any

import click
import pytest
from click.core import ParameterSource

from cli import oit

Run = Callable[..., Any]
# Options by whose name other commands mean something else.
OWN_NAMES = {("demo", "--out"): "demo-out"}
FLAGS = {"quiet", "strict", "resume", "ocr", "agency-sheets"}


def commands(file: Path | None = None) -> dict[str, click.Context]:
    """Every command that does something, by the words that call it, after this settings file was read."""
    top = oit.make_context("oit", ["--config", str(file), "schema"]) if file else click.Context(oit)
    return dict(_below(oit, top, ""))


def _below(group: click.Group, parent: click.Context, before: str) -> Iterator[tuple[str, click.Context]]:
    for name, command in group.commands.items():
        context = click.Context(command, info_name=name, parent=parent)
        if isinstance(command, click.Group):
            yield from _below(command, context, f"{before}{name} ")
        else:
            yield f"{before}{name}", context


def name_of(words: str, option: click.Option) -> str:
    [long] = [name for name in option.opts if name.startswith("--")]
    return OWN_NAMES.get((words, long), long[2:])


def test_every_option_is_found_by_its_own_name(tmp_path: Path) -> None:
    """And nothing else: neither another command's option of the name, nor an argument."""
    options = [(words, o) for words, found in commands().items() for o in found.command.params if isinstance(o, click.Option)]
    assert len(options) > 100
    wanted: dict[str, object] = {name: name in FLAGS or f"of {name}" for name in (name_of(*option) for option in options)}
    file = tmp_path / "oit.toml"
    file.write_text("".join(f"{name} = {'true' if value is True else repr(value)}\n" for name, value in wanted.items()))
    for words, context in commands(file).items():
        for parameter in context.command.params:
            value, source = parameter.consume_value(context, {})
            if isinstance(parameter, click.Option):
                expected = wanted[name_of(words, parameter)]
                assert value == ([expected] if parameter.multiple else expected), (words, parameter.opts)
            else:
                assert source is not ParameterSource.DEFAULT_MAP, (words, parameter.name)


@pytest.mark.parametrize(
    ("text", "words", "arguments", "name", "expected"),
    [
        ('dry-run = "mails"', "nightly", [], "folder", Path("mails")),
        ('dry-run = "mails"', "db prune", [], "dry_run", True),
        ("", "db prune", [], "dry_run", False),
        ("", "db prune", ["--dry-run"], "dry_run", True),
        ('out = "result.csv"', "demo", [], "out", None),
        ("scan = 3", "rejudge", [], "number", 3),
        ("from = 2565", "rules new", ["2570"], "source", 2565),
        ('agency = "อบต.ก"', "check", ["a.csv"], "agency", "อบต.ก"),
        ('agency = "อบต.ก"', "report", [], "agency", ("อบต.ก",)),
        ('agency = ["อบต.ก", "อบต.ข"]', "report", [], "agency", ("อบต.ก", "อบต.ข")),
        ('agency = ["อบต.ก", "อบต.ข"]', "check", ["a.csv"], "agency", None),
        ("at = 02:30:00", "schedule", [], "at", (time(2, 30),)),
    ],
)
def test_what_a_command_makes_of_it(
    tmp_path: Path, text: str, words: str, arguments: list[str], name: str, expected: object
) -> None:
    (tmp_path / "oit.toml").write_text(text, encoding="utf-8")
    found = commands(tmp_path / "oit.toml")[words]
    assert found.command.make_context(found.info_name, arguments, parent=found.parent).params[name] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('db = ["a", "b"]', "the value of db"), ("out = true", "the value of out"), ("dry-run = true", "the value of dry_run"),
        ("agency = {a = 1}", "the value of agency"), ('form = "csv"', "do not exist: form"), ('source = "a"', "do not exist: source"),
    ],
)  # fmt: skip
def test_what_no_command_can_use(called: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "oit.toml").write_text(text, encoding="utf-8")
    ran = called("check", "a.csv")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(("given", "dry"), [("1", True), ("/srv/mails", True), ("0", False), ("", False)])
def test_nothing_is_removed_where_the_nights_are_on_trial(monkeypatch: pytest.MonkeyPatch, given: str, dry: bool) -> None:
    monkeypatch.setenv("OIT_DRY_RUN", given)
    db = oit.commands["db"]
    assert isinstance(db, click.Group)
    assert db.commands["prune"].make_context("prune", []).params["dry_run"] is dry


def test_the_demo_does_not_go_to_the_place_of_other_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIT_OUT", "result.csv")
    assert oit.commands["demo"].make_context("demo", []).params["out"] is None
    monkeypatch.setenv("OIT_DEMO_OUT", "demo")
    assert oit.commands["demo"].make_context("demo", []).params["out"] == Path("demo")


def test_a_wrong_value_is_told_by_the_name_in_the_file(called: Run, tmp_path: Path) -> None:
    (tmp_path / "oit.toml").write_text('scan = "newest"\n', encoding="utf-8")
    assert "scan (oit.toml)" in called("rejudge").err
