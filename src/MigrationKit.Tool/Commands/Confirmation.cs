using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>
/// A person's word for what cannot be taken back (docs/decisions/0029): asked for where one sits before the program, to be given with --yes where
/// none does.
/// </summary>
internal sealed class Confirmation(ToolConsole console)
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do it without asking; needed where nobody can be asked." };

    public void AddTo(Command command) => command.Add(_yes);

    /// <param name="call">The call.</param>
    /// <param name="what">What is about to happen, as sentences.</param>
    /// <exception cref="Refusal">Nobody said yes.</exception>
    public void Require(ParseResult call, string what)
    {
        if (call.GetValue(_yes))
        {
            return;
        }

        if (console.Questions is not { } answers || call.GetValue(GlobalOptions.Json))
        {
            throw new Refusal("notConfirmed", $"{what} Nobody can be asked here: if that is meant, give --yes. Nothing was changed.") { ExitCode = ExitCode.WrongCall };
        }

        console.Error.Write($"{Visible.Of(what)} Go on? [y/N] ");
        console.Error.Flush();
        if (answers.ReadLine()?.Trim() is not ("y" or "Y" or "yes" or "Yes" or "YES"))
        {
            throw new Refusal("notConfirmed", "Nothing was changed.");
        }
    }
}
