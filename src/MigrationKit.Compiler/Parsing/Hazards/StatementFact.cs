namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>
/// What one statement does. Names are in the user's own case, and compare without it. <see cref="Indexed"/>: first columns of
/// the table's primary key and UNIQUE constraints. Cached by the generator: strings, numbers and equatable arrays only.
/// </summary>
internal sealed record StatementFact(StatementFactKind Kind, TextSpan Span, string Table, string Name = "", string Detail = "")
{
    public EquatableArray<string> Columns { get; init; }

    public EquatableArray<ForeignKey> ForeignKeys { get; init; }

    public EquatableArray<string> Indexed { get; init; }
}
