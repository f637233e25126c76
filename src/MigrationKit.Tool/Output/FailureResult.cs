using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>A command that was refused or failed.</summary>
internal sealed record FailureResult(string Command, ErrorInfo Error, IReadOnlyList<ProblemInfo>? Problems = null) : CommandResult(Command)
{
    /// <summary>All that stands against the call, in the order of the set, where that is more than the error itself.</summary>
    public IReadOnlyList<ErrorInfo>? Findings { get; init; }

    private int Code { get; init; } = Tool.ExitCode.Failed;

    public override int ExitCode => Code;

    [JsonIgnore]
    public override IEnumerable<OutputLine> ErrorLines
    {
        get
        {
            foreach (var problem in Problems ?? [])
            {
                yield return problem.ToLine();
            }

            // Builds recognise 'error:' at the start of a line.
            yield return new OutputLine("error: " + Error.Message, Tone.Error);

            // The error is the first of them.
            foreach (var finding in Findings?.Skip(1) ?? [])
            {
                yield return new OutputLine("error: " + finding.Message, Tone.Error);
            }
        }
    }

    /// <summary>Key of an exception's data for a sentence that belongs behind its message.</summary>
    public const string More = "migrationkit.more";

    public static FailureResult Of(string command, Exception exception, string? folder)
    {
        var result = OfKind(command, exception, folder);
        return exception.Data[More] is string more ? result with { Error = result.Error with { Message = result.Error.Message + more } } : result;
    }

    /// <summary>A command that writes to no database was told to stop.</summary>
    public static FailureResult OfCancelled(string command) => new(command, new ErrorInfo("cancelled", "Cancelled. Nothing was written."));

    private static FailureResult OfKind(string command, Exception exception, string? folder) => exception switch
    {
        Refusal refusal => new FailureResult(
            command,
            new ErrorInfo(refusal.Kind, refusal.Message),
            refusal.Problems.Count == 0 ? null : refusal.Problems) { Code = refusal.ExitCode },
        MigrationException failure => new FailureResult(command, ErrorInfo.Of(failure, folder))
        {
            Findings = failure.Findings.Count < 2 ? null : [.. failure.Findings.Select(finding => ErrorInfo.Of(finding, folder))],
        },
        MigrationCanceledException cancelled => new FailureResult(command, new ErrorInfo(
            "cancelled",
            $"Cancelled. {cancelled.Outcome} `migrationkit status` shows what the database has.")
        {
            Committed = cancelled.Committed,
            Backup = cancelled.BackupPath,
        }),
        MigrateAllCanceledException cancelled => new FailureResult(command, new ErrorInfo(
            "cancelled",
            $"Cancelled. Until then, {cancelled.Report} What was migrated is kept; a second call goes on with what is left.")),
        OperationCanceledException => new FailureResult(command, new ErrorInfo(
            "cancelled",
            "Cancelled. What was not committed is rolled back; `migrationkit status` shows what the database has.")),
        IOException or UnauthorizedAccessException => new FailureResult(command, new ErrorInfo("inputOutput", exception.Message)),
        // What nobody foresaw: the whole of it, since it is what we need to find the fault.
        _ => new FailureResult(command, new ErrorInfo(
            "fault",
            $"This is a fault in migrationkit itself; please report it with the text below. The database has nothing that was not committed.\n{exception}")),
    };

    // The parser takes what it does not know for the argument: a folder or a migration of that name, and an option that is not heeded.
    private static string? UnknownOption(ParseResult call) => call.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Select(token => token.Value)
        .Concat(call.UnmatchedTokens)
        .FirstOrDefault(word => word.Length > 1 && word[0] == '-');

    /// <summary>What is wrong with the call as such, or null.</summary>
    public static FailureResult? WrongCall(ParseResult call, IReadOnlyList<string> args)
    {
        var command = call.CommandResult.Command;
        var isRoot = command is RootCommand;
        var found = (call.Action is ParseErrorAction, args.Any(string.IsNullOrWhiteSpace)) switch
        {
            (_, true) => "A value in the call is empty. Is a variable not set?",
            (true, _) when isRoot && call.UnmatchedTokens.Count > 0 =>
                $"There is no command '{call.UnmatchedTokens[0]}'. Commands: {string.Join(", ", command.Subcommands.Select(known => known.Name))}.",
            _ when UnknownOption(call) is { } option => $"There is no option '{option}'.",
            (true, _) => string.Join(' ', call.Errors.Select(error => error.Message)),
            _ => null,
        };
        return found is null ? null : new FailureResult(
            isRoot ? "" : command.Name,
            new ErrorInfo("wrongCall", $"{found} See `migrationkit {(isRoot ? "" : command.Name + " ")}--help`."))
        {
            Code = Tool.ExitCode.WrongCall,
        };
    }
}
