using System.Reflection;
using System.Runtime.Loader;

namespace Conventions.Tests.PublicApi;

/// <summary>Loads what was built for one framework, each in a context of its own: both frameworks' assemblies have one name.</summary>
internal static class BuiltAssembly
{
    public static readonly string[] Frameworks = ["net8.0", "net10.0"];

    // .../bin/Debug/net10.0/: the configuration that the tests run in is the one whose libraries are fresh.
    private static readonly string Configuration =
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!);

    public static Assembly Load(string name, string framework)
    {
        var context = new AssemblyLoadContext($"{name} {framework}");
        context.Resolving += (_, wanted) =>
            File.Exists(PathOf(wanted.Name!, framework)) ? context.LoadFromAssemblyPath(PathOf(wanted.Name!, framework)) : null;
        return context.LoadFromAssemblyPath(PathOf(name, framework));
    }

    private static string PathOf(string name, string framework) =>
        Path.Combine(RepositoryRoot.Path, "src", name, "bin", Configuration, framework, name + ".dll");
}
