using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// One script: a whole file, or the up or down section of one. <see cref="Span"/> is where it stands in the file and
/// always starts at a line start, so that columns need no correction; <see cref="FirstLine"/> is that line, from 1.
/// Checksum and fingerprint are lower-case hex SHA-256, see docs/formats.md.
/// Cached by the generator: strings, numbers and equatable arrays only.
/// </summary>
internal sealed record SqlScript(
    string Text,
    TextSpan Span,
    int FirstLine,
    EquatableArray<Statement> Statements,
    EquatableArray<Directive> Directives,
    string Checksum,
    string Fingerprint,
    ScriptTransaction Transaction)
{
    /// <summary>What SQL that runs may do unasked, as far as this script alone shows it.</summary>
    public EquatableArray<Hazard> Hazards { get; init; }

    /// <summary>What the statements do to tables, in their order: with the scripts before, they tell what this one meets.</summary>
    public EquatableArray<StatementFact> Facts { get; init; }
}
