namespace MigrationKit.Tool.Output;

/// <summary>How long a statement took on the copy; statements count from 1.</summary>
internal sealed record RehearsedInfo(string Migration, int Statement, double Milliseconds)
{
    public string? File { get; init; }

    /// <summary>Where it begins in the file; null where that is not known.</summary>
    public int? Line { get; init; }
}
