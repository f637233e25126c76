namespace MigrationKit.Compiler.Parsing;

/// <summary>Whose lexical rules hold where the two differ: nested comments, dollar quotes, E'' escapes, [brackets].</summary>
internal enum SqlDialect
{
    Sqlite,
    PostgreSql,
}
