namespace MigrationKit.Sqlite.Schema;

/// <summary>A token of a stored definition, with its text as it stands there.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    /// <summary>Compares with a keyword in upper case; a quoted name is never one.</summary>
    public bool Is(string keyword) => Kind == SqlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Text is [var only] && only == symbol;
}
