using MigrationKit.Sqlite.TestApp.Faults;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>Where <c>die=</c> says so, every call that changes a file is counted from here on, and the n-th is the end of the process.</summary>
internal sealed class CountedFiles
{
    private readonly FaultyFileSystem? _files;

    public CountedFiles(ProgramOptions options)
    {
        if (options.Number("die") is { } dieAt)
        {
            _files = FaultyFileSystem.TakeForAll();
            _files.Plan(dieAt, FileFault.Death);
        }
    }

    public void Tell()
    {
        if (_files is not null)
        {
            Console.WriteLine(FormattableString.Invariant($"calls {_files.Calls}"));
        }
    }
}
