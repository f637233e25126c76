using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Specification.Building;

/// <summary>A migration of a test set. An id that begins with <c>R__</c> is repeatable; leading digits are the version.</summary>
public sealed record MigrationSource(string Id, ScriptSource Up, ScriptSource? Down = null)
{
    /// <summary>The checksum; null for the real one.</summary>
    public string? Checksum { get; init; }

    /// <summary>The fingerprint; null for one that comments and white space do not change.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The impact, as the manifest writes it.</summary>
    public string Impact { get; init; } = "";

    public bool IsRepeatable => Id.StartsWith("R__", StringComparison.Ordinal);

    public string Version => IsRepeatable ? "" : new string([.. Id.TakeWhile(char.IsAsciiDigit)]).TrimStart('0');

    public string EffectiveChecksum => Checksum ?? Sha256(Up.Sql);

    public string EffectiveFingerprint => Fingerprint ?? Sha256(string.Join(' ', WithoutComments(Up.Sql).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static string WithoutComments(string sql) =>
        string.Join('\n', sql.Split('\n').Where(line =>
            !line.TrimStart().StartsWith("--", StringComparison.Ordinal) || line.TrimStart().StartsWith("-- migration:", StringComparison.Ordinal)));
}
