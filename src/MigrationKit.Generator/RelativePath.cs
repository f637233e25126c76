namespace MigrationKit.Generator;

/// <summary>netstandard2.0 has no Path.GetRelativePath, and the compiler's paths are compared as text anyway.</summary>
internal static class RelativePath
{
    /// <returns>The path from the directory, with '/'; the path itself where the two share no root.</returns>
    public static string Of(string directory, string path)
    {
        var target = path.Replace('\\', '/');
        if (directory.Length == 0)
        {
            return target;
        }

        if (string.Equals(directory, target, StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        if (target.Length > directory.Length && target[directory.Length] == '/' && target.StartsWith(directory, StringComparison.OrdinalIgnoreCase))
        {
            return target.Substring(directory.Length + 1);
        }

        string[] from = directory.Split('/'), to = target.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length && string.Equals(from[common], to[common], StringComparison.OrdinalIgnoreCase))
        {
            common++;
        }

        return common <= 1 && from[0] != to[0]
            ? target
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
