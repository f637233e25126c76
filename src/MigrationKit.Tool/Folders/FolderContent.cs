using MigrationKit.Compiler;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Caching;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// What lies in a folder, read and parsed. <see cref="Files"/> stand in the order of the source's scripts, <see cref="Stamps"/> in that of
/// scripts and lock files. <see cref="Unread"/> are the paths of what was known and not read: its text is missing.
/// </summary>
internal sealed record FolderContent(
    SetSource Source, EquatableArray<ParsedFile> Files, EquatableArray<LockFile> Locks, IReadOnlyList<FileStamp> Stamps, IReadOnlySet<string> Unread);
