using System.Globalization;

namespace MigrationKit.Compiler.Parsing;

/// <summary>What each directive takes.</summary>
internal static class DirectiveValue
{
    /// <summary>What is expected instead, or null where the value is right. The name is a known one.</summary>
    public static string? Expected(string name, string value, SqlDialect dialect) => name switch
    {
        DirectiveName.Timeout => IsTimeout(value) ? null : "a whole number above 0 with ms, s or m, like '30s', of at most 24 days",
        DirectiveName.Transaction => value == "none" ? null : "'none'",
        DirectiveName.Require or DirectiveName.Ensure => IsQuery(value, dialect)
            ? null : "a SELECT of one value on one line, without ';'",
        DirectiveName.Allow => value.Length > 0 ? null : "what is allowed, like 'drop-column users.email'",
        DirectiveName.Only => IsWord(value) && value.Any(character => character != ',') ? null : "one environment, like 'production', or several with commas and no spaces",
        DirectiveName.Step => CSharpIdentifier.IsValid(value) ? null : "the name of a C# method, no keyword, like 'BackfillNames'",
        _ => value.Length == 0 ? null : "nothing behind the name",
    };

    // The runner counts in milliseconds of an int.
    private static bool IsTimeout(string value)
    {
        var digits = value.TakeWhile(SqlCharacters.IsDigit).Count();
        int? factor = value.Substring(digits) switch { "ms" => 1, "s" => 1000, "m" => 60_000, _ => null };
        return factor is { } milliseconds
            && long.TryParse(value.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= int.MaxValue
            && number * milliseconds <= int.MaxValue;
    }

    // The engine is asked with it as it stands, so an expression alone ('count(*) = 0') is no question.
    private static bool IsQuery(string value, SqlDialect dialect)
    {
        var scanned = SqlScanner.Scan(value, dialect);
        var isOne = scanned.Tokens.Length > 0
            && (scanned.IsWord(0, "SELECT") || scanned.IsWord(0, "WITH") || scanned.IsWord(0, "VALUES"))
            && scanned.Faults.Count == 0
            && scanned.Tokens.All(token => token.Kind != TokenKind.Semicolon);
        scanned.GiveBack();
        return isOne;
    }

    private static bool IsWord(string value) => value.Length > 0 && !value.Any(char.IsWhiteSpace);
}
