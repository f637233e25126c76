namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>A foreign key as declared. <see cref="OnDelete"/> is in upper case, 'NO ACTION' where nothing is said.</summary>
internal sealed record ForeignKey(EquatableArray<string> Columns, string Parent, string OnDelete, TextSpan Span)
{
    /// <summary>It is asked at COMMIT.</summary>
    public bool IsDeferred { get; init; }

    /// <summary>Deleting a row of the parent then changes or deletes rows of the child, instead of failing.</summary>
    public bool WorksOnRows => OnDelete is "CASCADE" or "SET NULL" or "SET DEFAULT";
}
