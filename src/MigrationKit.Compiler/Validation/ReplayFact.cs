using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// What running the migrations showed at a place of the file at <see cref="Path"/>; what <see cref="Detail"/> and <see cref="Other"/> say
/// stands at the kind. Strings and numbers only.
/// </summary>
internal sealed record ReplayFact(ReplayFactKind Kind, string Path, TextSpan Span, string Detail, string Other = "")
{
    /// <summary>The table that a DROP TABLE could not take away; else empty.</summary>
    public string Table { get; init; } = "";
}
