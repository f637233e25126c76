using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Tool.Tests.Corpora;

/// <summary>A corpora.tsv: a folder a line, with its name, its path beside the manifest, its dialect and its style.</summary>
internal static class CorpusManifest
{
    public const string FileName = "corpora.tsv";

    public static IEnumerable<Corpus> Read(string directory) =>
        from line in File.ReadAllLines(Path.Combine(directory, FileName))
        where line.Length > 0 && !line.StartsWith('#')
        select Corpus(directory, line);

    private static Corpus Corpus(string directory, string line) => line.Split('\t') is [var name, var folder, var dialect, var style]
        ? new Corpus(name, Path.Combine(directory, folder), Value<SqlDialect>(dialect), Value<CorpusStyle>(style))
        : throw new FormatException($"{FileName}: '{line}' is not: name, folder, dialect, style, separated by tabs.");

    private static T Value<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value)
            ? value
            : throw new FormatException($"{FileName}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
}
