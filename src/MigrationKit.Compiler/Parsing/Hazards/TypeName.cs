namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>
/// Type names whose affinity is not what they say. SQLite looks for INT, CHAR, CLOB, TEXT, BLOB, REAL, FLOA and DOUB inside the
/// name, in this order, and makes everything else NUMERIC. Names that people use on purpose, knowing that (DATETIME, BOOLEAN,
/// DECIMAL, JSON, UUID), are left alone.
/// </summary>
internal static class TypeName
{
    private static readonly string[] Strict = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"];

    private static readonly string[] NearMissesOf =
        ["INTEGER", "TEXT", "BLOB", "REAL", "NUMERIC", "VARCHAR", "BOOLEAN", "DATETIME", "TIMESTAMP", "DOUBLE", "FLOAT", "DECIMAL"];

    // What is one letter away from a type and a type itself.
    private static readonly string[] OnPurpose = ["BOOL", "DATE", "TIME", "JSON", "UUID", "REAL", "TEXT", "BLOB", "NUMBER"];

    /// <summary>What the engine makes of the name and what was meant, or null.</summary>
    public static string? Surprise(string type, bool isStrict)
    {
        if (type.Length == 0)
        {
            return null;
        }

        var name = type.ToUpperInvariant();
        if (isStrict)
        {
            return Strict.Contains(name, StringComparer.Ordinal)
                ? null
                : "is no type of a STRICT table, which knows INT, INTEGER, REAL, TEXT, BLOB and ANY";
        }

        return name switch
        {
            "STRING" or "STR" => "has the affinity NUMERIC, so '007' is stored as the number 7; text is TEXT",
            "FLOATING POINT" => "has the affinity INTEGER because of the INT in POINT; a floating-point number is REAL",
            "POINT" or "INTERVAL" => $"has the affinity INTEGER because of the INT in {name}; text is TEXT",
            _ => IsNumericByDefault(name) && !OnPurpose.Contains(name, StringComparer.Ordinal)
                && NearMissesOf.FirstOrDefault(known => known != name && IsOneSlipAway(name, known)) is { } meant
                    ? $"has the affinity NUMERIC, like every name that SQLite does not know; {meant} is one letter away"
                    : null,
        };
    }

    private static bool IsNumericByDefault(string name) =>
        !Has(name, "INT") && !Has(name, "CHAR") && !Has(name, "CLOB") && !Has(name, "TEXT") && !Has(name, "BLOB")
        && !Has(name, "REAL") && !Has(name, "FLOA") && !Has(name, "DOUB");

    private static bool Has(string name, string part) => name.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>One letter more, less, other, or swapped with its neighbour.</summary>
    private static bool IsOneSlipAway(string name, string known)
    {
        var start = 0;
        var shorter = Math.Min(name.Length, known.Length);
        while (start < shorter && name[start] == known[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && name[name.Length - 1 - end] == known[known.Length - 1 - end])
        {
            end++;
        }

        int left = name.Length - start - end, right = known.Length - start - end;
        return (left <= 1 && right <= 1)
            || (left == 2 && right == 2 && name[start] == known[start + 1] && name[start + 1] == known[start]);
    }
}
