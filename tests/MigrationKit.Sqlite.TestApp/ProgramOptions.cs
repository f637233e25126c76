using System.Globalization;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>The options of the command line, <c>name=value</c>.</summary>
internal sealed class ProgramOptions(string[] arguments)
{
    public string? Value(string name) =>
        Array.Find(arguments, argument => argument.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    public int? Number(string name) => Value(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
