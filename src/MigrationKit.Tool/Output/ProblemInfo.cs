using MigrationKit.Compiler.Validation;

namespace MigrationKit.Tool.Output;

/// <summary>A problem with the path as the user called it, in JSON and as the line that compilers print and builds read.</summary>
internal sealed record ProblemInfo(
    string Rule, string Severity, string Message, string File, int Line, int Column, int EndLine, int EndColumn)
{
    public static ProblemInfo Of(Problem problem, string folder, bool warningsAsErrors) => new(
        problem.RuleId,
        problem.Severity == Compiler.Validation.Severity.Error || warningsAsErrors ? "error" : "warning",
        problem.Message,
        Path.Combine(folder, problem.Path),
        problem.Range.StartLine,
        problem.Range.StartColumn,
        problem.Range.EndLine,
        problem.Range.EndColumn);

    public bool IsError() => Severity == "error";

    /// <summary>MSBuild's canonical form, which editors know too: one line, so a line end in the message becomes a space.</summary>
    public OutputLine ToLine() => new(
        FormattableString.Invariant(
            $"{File}({Line},{Column},{EndLine},{EndColumn}): {Severity} {Rule}: {Message.ReplaceLineEndings(" ")}"),
        IsError() ? Tone.Error : Tone.Warning);
}
