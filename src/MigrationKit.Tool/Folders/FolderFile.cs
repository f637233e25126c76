using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Caching;

namespace MigrationKit.Tool.Folders;

/// <summary>One file of a set, with what reading it gave; one that is known already need not be read.</summary>
internal sealed class FolderFile(FileStamp stamp, SetFileKind kind, KnownFile? known)
{
    public FileStamp Stamp => stamp;

    public SetFileKind Kind => kind;

    public bool IsKnown { get; } = known is not null;

    public SqlFile? Text { get; private set; } = known is null ? null : new SqlFile(known.Stamp.Path, "");

    public ParsedFile? Script { get; private set; } = known?.Script;

    public LockFile? Lock { get; private set; } = known?.Lock;

    public SchemaSnapshot? Snapshot { get; private set; }

    public FolderFile Read(string root, SqlDialect dialect)
    {
        Text = Utf8File.Read(root, stamp.Path, mayBePipe: stamp.Length == 0 || stamp.Modified == FileStamp.Unsteady);
        switch (kind)
        {
            case SetFileKind.Script:
                Script = MigrationCompiler.Parse(Text, dialect);
                break;
            case SetFileKind.LockFile:
                Lock = LockFileReader.Read(Text);
                break;
            case SetFileKind.Snapshot:
                Snapshot = SnapshotReader.Read(Text.Text);
                break;
        }

        return this;
    }
}
