namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What can stand where a token in double quotes stands.</summary>
internal enum DoubleQuotedPlace
{
    Name,

    /// <summary>Only a value, whatever the tables are.</summary>
    Value,

    /// <summary>A value, or a column if there is one of that name.</summary>
    Comparison,
}
