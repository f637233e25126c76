using System.Text;
using MigrationKit.Tool.Naming;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Creates a script's file; one that exists is never touched.</summary>
internal static class NewFile
{
    /// <returns>The path, beginning with the folder as the user called it.</returns>
    /// <exception cref="Refusal">The file exists.</exception>
    public static string Create(string folder, NewScript script)
    {
        var path = Path.Combine(folder, script.Path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            // The system decides: an editor, or a tool that takes no turns, may create it at this moment.
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(script.Text));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new Refusal("fileExists", $"'{path}' exists and was left as it is. Run the command again.");
        }

        return path;
    }
}
