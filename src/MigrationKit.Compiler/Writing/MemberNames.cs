using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// C# names for tables and columns, by the rules for folders: words joined with capitals, '_' before a digit or keyword.
/// A name that is taken gets a number, in the order of the snapshot, so that a new one never renames another before it.
/// </summary>
internal sealed class MemberNames(params string[] taken)
{
    private readonly FreeNames _names = new(taken, StringComparer.Ordinal);

    public string Of(string name) => _names.Of(FolderIdentifier.OfClass(name));
}
