namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// One statement. <see cref="Span"/> runs from its first token to behind its ';' (or its last token) in the file;
/// <see cref="ByteStart"/> and <see cref="ByteEnd"/> are the same range in the script's UTF-8.
/// </summary>
internal sealed record Statement(TextSpan Span, int ByteStart, int ByteEnd, StatementKind Kind, bool IsTerminated);
