namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a migration does to programs and data that rely on the schema before it, as files say it.</summary>
internal static class ImpactWord
{
    public const string Additive = "additive";
    public const string Breaking = "breaking";
    public const string Destructive = "destructive";

    /// <summary>Nobody has compared.</summary>
    public const string Unknown = "unknown";

    public static bool IsAny(string word) => IsKnown(word) || word == Unknown;

    public static bool IsKnown(string word) => word is Additive or Breaking or Destructive;
}
