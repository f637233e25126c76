using System.Text;
using MigrationKit.Tool.Naming;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Creates a script's file; one that exists is never touched.</summary>
internal static class NewFile
{
    /// <returns>The path, beginning with the folder as the user called it.</returns>
    /// <exception cref="Refusal">The file exists, or cannot be written in full.</exception>
    public static string Create(string folder, NewScript script)
    {
        var path = Path.Combine(folder, script.Path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = Create(path);
        try
        {
            using (file)
            {
                file.Write(Encoding.UTF8.GetBytes(script.Text));
            }
        }
        catch (IOException failure)
        {
            // A file with half of its text, or none, would count as a migration.
            File.Delete(path);
            throw new Refusal("inputOutput", $"'{path}' could not be written and was taken away again: {failure.Message}. Make room, and run the command again.");
        }

        return path;
    }

    private static FileStream Create(string path)
    {
        try
        {
            // The system decides: an editor, or a tool that takes no turns, may create it at this moment.
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new Refusal("fileExists", $"'{path}' exists and was left as it is. Run the command again.");
        }
    }
}
