using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>What a command on a folder and a database has to work with.</summary>
internal sealed record DatabaseCall(
    ParseResult Call, Folder Folder, bool DatabaseExists, MigrationOptions Options, Func<MigrationOptions, Migrator> Migrator, IToolOutput Output)
{
    /// <summary>The name that the history is kept under.</summary>
    public required string SetName { get; init; }

    /// <summary>The database as messages call it.</summary>
    public required string Database { get; init; }

    /// <summary>How to reach it.</summary>
    public required string Connection { get; init; }

    /// <summary>Reads the lines of the live schema.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<string>>> ReadSchema { get; init; }
}
