using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5006DoubleQuotedText()
    : HazardOnceRule("MK5006", "Text in double quotes", Severity.Warning, HazardKind.DoubleQuotedValue)
{
    protected override string Message(Hazard hazard, string others) =>
        $"{Quoted.Text(hazard.Detail)} is a name, not a text{others}: SQLite takes it for a text only where no column has that name, and builds without that "
        + $"misfeature refuse it. Write '{Text(hazard.Detail)}'{(hazard.Other.Length > 0 ? ", or the column's right name" : "")}.";

    private static string Text(string written) =>
        written.Length < 2 ? written : written.Substring(1, written.Length - 2).Replace("\"\"", "\"").Replace("'", "''");
}
