using System.Text;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Generator;

/// <summary>
/// Folders for generated files: the set's own path, with '_' for what the compiler does not take. Names that differ only in
/// case, or only in what became '_', get a number: the compiler throws at a name used twice, whatever its case.
/// </summary>
internal sealed class HintFolders
{
    private readonly FreeNames _names = new([], StringComparer.OrdinalIgnoreCase);

    public string Of(string folder)
    {
        var hint = new StringBuilder(folder.Length);
        foreach (var character in folder.Replace("..", "_"))
        {
            hint.Append(char.IsLetterOrDigit(character) || character is '/' or '.' or '-' or '_' ? character : '_');
        }

        return _names.Of(hint.Length == 0 ? "Project" : hint.ToString());
    }
}
