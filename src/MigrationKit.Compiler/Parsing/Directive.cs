namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A '-- migration:name value' comment. <see cref="ByteOffset"/> is where it stands in its script's UTF-8
/// (a step runs between the statements around it).
/// </summary>
internal sealed record Directive(string Name, string Value, TextSpan Span, int ByteOffset);
