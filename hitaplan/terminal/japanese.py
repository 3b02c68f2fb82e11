"""click in Japanese: its help pages and what it says of a wrong call."""

from typing import Any

import click

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.findings.near_miss import suggestion

_SEE_HELP = "「{command} --help」で使い方を確かめてください。"


class _JapaneseUsageError(click.UsageError):
    """A wrong call of which we say ourselves what is wrong; click's own sentences are English."""


class JapaneseCommand(click.Command):
    """A command whose help page is Japanese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="使い方: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; the line of usage shows the arguments."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("オプション"):
            formatter.write_dl([(name, text.replace("[required]", "(必ず指定)")) for name, text in records])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the command's name."""
        arguments = [param.make_metavar(ctx) for param in self.params if isinstance(param, click.Argument)]
        return [*arguments, "[オプション]"]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and note in every error which command it speaks of."""
        extra_allowed, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            extra = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if extra and not extra_allowed:
            words = "」「".join(extra)
            raise _JapaneseUsageError(
                f'「{words}」は余分な言葉です。オプションの前の「--」がないか、空白の入った名前を「"」で囲んでいないかもしれません。',
                ctx,
            )
        return extra

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with a Japanese text."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "この説明を表示します。"
        return option


class JapaneseGroup(JapaneseCommand, click.Group):
    """A group of commands whose help page is Japanese."""

    command_class = JapaneseCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("コマンド"):
            formatter.write_dl([(name, each.get_short_help_str(200)) for name, each in commands if each])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return what follows the command's name."""
        return ["コマンド", "[オプション]"]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the officer's year, not of the alphabet."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command, or say in Japanese that there is none."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = suggestion(args[0], self.commands)
            raise _JapaneseUsageError(f"「{args[0]}」というコマンドはありません。{near}", ctx)
        return super().resolve_command(ctx, args)


def usage_failure(error: click.UsageError) -> Failure:
    """Turn a wrong call into a failure with a Japanese sentence.

    Args:
        error: What click raised.

    Returns:
        The failure; its remedy names the help page.
    """
    command = error.ctx.command_path if error.ctx else "hitaplan"
    message, remedy = _sentence(error)
    return Failure("C-USAGE", Place(command), message, remedy + _SEE_HELP.format(command=command))


def _sentence(error: click.UsageError) -> tuple[str, str]:
    if isinstance(error, click.NoSuchOption):
        near = suggestion(error.option_name, error.possibilities or ())
        return f"「{error.option_name}」というオプションはありません。", near
    if isinstance(error, click.MissingParameter):
        return f"「{_name(error)}」の指定がありません。", _choices(error)
    if isinstance(error, click.BadParameter):
        return f"「{_name(error)}」の値が正しくありません。", _choices(error)
    if isinstance(error, click.BadOptionUsage):
        return (
            f"「{error.option_name}」の書き方が正しくありません(値の要るものか、値の付かないものかを確かめてください)。",
            "",
        )
    if isinstance(error, _JapaneseUsageError):
        return error.message, ""
    return "指定のしかたが正しくありません。", ""


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Argument) and error.ctx:
        return error.param.make_metavar(error.ctx)
    return error.param.opts[0] if error.param else ""


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    words = "」「".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""
    return f"「{words}」のどれかを指定してください。" if words else ""
