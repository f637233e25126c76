using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Tool.Tests.Corpora;

/// <summary>A folder of migrations and how its files are known to run.</summary>
internal sealed record Corpus(string Name, string Folder, SqlDialect Dialect, CorpusStyle Style)
{
    public override string ToString() => Name;
}
