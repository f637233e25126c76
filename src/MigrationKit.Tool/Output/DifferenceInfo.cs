namespace MigrationKit.Tool.Output;

/// <summary>One difference: what the folder makes is expected, what the database has is found.</summary>
internal sealed record DifferenceInfo(SchemaDifferenceKind Kind, SchemaPartKind Part, string Table, string Name, string Message)
{
    public string? Expected { get; init; }

    public string? Found { get; init; }

    public static DifferenceInfo Of(SchemaDifference difference) => new(difference.Kind, difference.Part, difference.Table, difference.Name, difference.ToString())
    {
        Expected = difference.Expected,
        Found = difference.Found,
    };

    public OutputLine ToLine() => new(Message, Kind == SchemaDifferenceKind.Removed ? Tone.Error : Tone.Warning);
}
