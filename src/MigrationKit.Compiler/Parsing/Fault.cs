namespace MigrationKit.Compiler.Parsing;

/// <summary>A fact about a place in the file. <see cref="Detail"/> is what was found, in the user's own text.</summary>
internal sealed record Fault(FaultKind Kind, TextSpan Span, string Detail);
