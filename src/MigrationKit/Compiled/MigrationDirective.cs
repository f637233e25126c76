namespace MigrationKit;

/// <summary>A <c>-- migration:name value</c> comment of a script.</summary>
/// <param name="Name">The name: <c>timeout</c>, <c>require</c>, <c>ensure</c>, <c>allow</c>, <c>only</c>, <c>step</c>, <c>transaction</c>, <c>repeatable</c>.</param>
/// <param name="Value">The rest of the line, trimmed; empty where there is none.</param>
/// <param name="ByteOffset">Where it stands in the script's UTF-8.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Column">Its column in the file, from 1, in UTF-16 units.</param>
public sealed record MigrationDirective(string Name, string Value, int ByteOffset, int Line, int Column)
{
    /// <summary>The directive as it is written: <c>-- migration:timeout 30s</c>.</summary>
    public override string ToString() => $"-- migration:{Name} {Value}".TrimEnd();
}
