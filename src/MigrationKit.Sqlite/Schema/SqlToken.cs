namespace MigrationKit.Sqlite.Schema;

/// <summary>
/// A token of a stored definition, with its text as it stands there. A class, because lists of structs are code that each process has to
/// compile first.
/// </summary>
internal sealed record SqlToken(SqlTokenKind Kind, string Text)
{
    /// <summary>No token at all.</summary>
    public static SqlToken Nothing { get; } = new(SqlTokenKind.Symbol, "");

    /// <summary>Compares with a keyword in upper case; a quoted name is never one.</summary>
    public bool Is(string keyword) => Kind == SqlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Text is [var only] && only == symbol;
}
