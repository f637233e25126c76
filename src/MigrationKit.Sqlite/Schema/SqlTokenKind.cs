namespace MigrationKit.Sqlite.Schema;

internal enum SqlTokenKind
{
    /// <summary>Everything else: operators, brackets, commas, parameters; and no token at all.</summary>
    Symbol,

    /// <summary>A keyword or a bare name.</summary>
    Word,

    /// <summary>"name", `name` or [name].</summary>
    QuotedName,

    /// <summary>'text' or x'00'.</summary>
    Literal,

    Number,
}
