namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>
/// A fact about SQL that runs and may surprise, at a place in the file; <see cref="HazardKind"/> says what the texts hold.
/// Cached by the generator: strings and numbers only.
/// </summary>
internal sealed record Hazard(HazardKind Kind, TextSpan Span, string Detail, string Other = "")
{
    /// <summary>What a name in double quotes says besides, that no column has and where a column could stand.</summary>
    public const string MaybeColumn = "may be a column";
}
