namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a migration does to programs and data that rely on the schema before it, as files say it.</summary>
internal static class ImpactWord
{
    public const string Additive = "additive";
    public const string Breaking = "breaking";
    public const string Destructive = "destructive";

    /// <summary>Nobody has compared.</summary>
    public const string Unknown = "unknown";

    /// <summary>Of what several databases saw; not known where one of them is not.</summary>
    public static string Worst(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == 0 || all.Contains(Unknown) ? Unknown
            : all.Contains(Destructive) ? Destructive
            : all.Contains(Breaking) ? Breaking
            : Additive;
    }

    public static bool IsAny(string word) => IsKnown(word) || word == Unknown;

    public static bool IsKnown(string word) => word is Additive or Breaking or Destructive;
}
