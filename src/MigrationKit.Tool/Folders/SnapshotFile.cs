using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>A folder's schema.snapshot on disk.</summary>
internal static class SnapshotFile
{
    public static string PathIn(string folder) => Path.Combine(folder, SchemaSnapshot.FileName);

    /// <summary>The text, normalised; null where there is none.</summary>
    /// <exception cref="Refusal">It may not be read, or another program holds it.</exception>
    public static string? Read(string folder) => File.Exists(PathIn(folder)) ? Utf8File.Read(folder, SchemaSnapshot.FileName).Text : null;

    /// <summary>Writes it where it would say something else; says whether.</summary>
    public static bool Write(string folder, string text)
    {
        if (!IsStale(folder, text))
        {
            return false;
        }

        WholeFile.Write(PathIn(folder), text);
        return true;
    }

    /// <summary>Whether the file is not there or says something else.</summary>
    public static bool IsStale(string folder, string text) => Read(folder) is not { } old || !SnapshotWriter.SayTheSame(old, text);
}
