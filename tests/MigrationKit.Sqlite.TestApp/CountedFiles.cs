using MigrationKit.Sqlite.TestApp.Faults;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>
/// Where <c>die=</c> says so, every call that changes a file is counted from here on, and the n-th is the end of the process. Where <c>wrong=</c> says so, the n-th
/// piece that is read ahead is a wrong one.
/// </summary>
internal sealed class CountedFiles
{
    private readonly FaultyFileSystem? _files;

    public CountedFiles(ProgramOptions options)
    {
        if (options.Number("wrong") is { } wrong)
        {
            _files = FaultyFileSystem.TakeForAll(passesForPlain: true);
            _files.PlanWrongPiece(wrong);
        }
        else if (options.Number("die") is { } dieAt)
        {
            _files = FaultyFileSystem.TakeForAll(options.Value("plain") is not null);
            _files.Plan(dieAt, FileFault.Death);
        }
    }

    public void Tell()
    {
        if (_files is not null)
        {
            Console.WriteLine(FormattableString.Invariant($"calls {_files.Calls}"));
            Console.WriteLine(FormattableString.Invariant($"pieces {_files.Pieces}"));
        }
    }
}
