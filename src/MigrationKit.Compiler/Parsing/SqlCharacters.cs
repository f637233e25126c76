namespace MigrationKit.Compiler.Parsing;

/// <summary>Character classes as SQLite and PostgreSQL have them: by ASCII only, everything beyond is part of a name.</summary>
internal static class SqlCharacters
{
    public static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' or '\f';

    /// <summary>Inside a run of white space SQLite also takes a vertical tab, which may not begin one.</summary>
    public static bool ContinuesSpace(char c) => IsSpace(c) || c == '\v';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool StartsName(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_' || c >= 0x80;

    public static bool ContinuesName(char c) => StartsName(c) || IsDigit(c) || c == '$';

    /// <summary>What PostgreSQL makes operators of; users define their own.</summary>
    public static bool IsPostgreSqlOperator(char c) => "+-*/<>=~!@#%^&|`?".IndexOf(c) >= 0;
}
