namespace MigrationKit.Compiler.Parsing;

internal enum TokenKind : byte
{
    /// <summary>A keyword or a bare identifier; SQL lets many words be either.</summary>
    Word,

    /// <summary>"name", `name` or [name].</summary>
    QuotedName,

    /// <summary>A literal in quotes of any form: 'text', x'00', E'\n', $tag$ body $tag$.</summary>
    Literal,

    Number,
    Parameter,
    Semicolon,

    /// <summary>An operator, bracket or comma.</summary>
    Symbol,

    /// <summary>A character that begins no token of the dialect; the engine will refuse it.</summary>
    Unknown,
}
