using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>The schema fingerprint (docs/formats.md); the runtime computes the same of a live schema.</summary>
internal static class SchemaDigest
{
    public static string Of(IEnumerable<string> lines)
    {
        var digest = TextDigest.Begin();
        foreach (var line in lines)
        {
            digest.AppendLine(line, 0, line.Length);
        }

        return digest.Finish();
    }
}
