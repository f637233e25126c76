using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2009MalformedDirective()
    : FaultRule("MK2009", "Malformed directive", Severity.Error, FaultKind.MalformedDirective)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the directive {Found(fault.Detail)}.";

    // The parser says 'timeout soon: expected …'; a value may hold the words itself, so the last place counts.
    private static string Found(string detail)
    {
        var expected = detail.LastIndexOf(": expected ", StringComparison.Ordinal);
        return expected < 0
            ? $"{Quoted.Text(detail)} cannot be read"
            : $"{Quoted.Text(detail.Substring(0, expected))} cannot be read{detail.Substring(expected)}";
    }
}
