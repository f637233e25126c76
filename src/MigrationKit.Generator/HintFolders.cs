using System.Globalization;
using System.Text;

namespace MigrationKit.Generator;

/// <summary>
/// Folders for generated files: the set's own path, with '_' for what the compiler does not take. Names that differ only in
/// case, or only in what became '_', get a number: the compiler throws at a name used twice, whatever its case.
/// </summary>
internal sealed class HintFolders
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string folder)
    {
        var hint = new StringBuilder(folder.Length);
        foreach (var character in folder.Replace("..", "_"))
        {
            hint.Append(char.IsLetterOrDigit(character) || character is '/' or '.' or '-' or '_' ? character : '_');
        }

        var name = hint.Length == 0 ? "Project" : hint.ToString();
        var free = name;
        for (var i = 2; !_taken.Add(free); i++)
        {
            free = name + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
