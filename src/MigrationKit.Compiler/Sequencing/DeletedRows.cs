using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>A DELETE, and the table whose rows it takes.</summary>
internal sealed record DeletedRows(string Table, TextSpan Span);
