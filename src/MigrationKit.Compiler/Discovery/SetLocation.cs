namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// Where a set lies and what it is called. <see cref="Folder"/> is relative to the project, with '/';
/// <see cref="Name"/> is what its history is kept under; <see cref="Namespace"/> comes behind the root namespace and may be empty.
/// </summary>
internal sealed record SetLocation(string Folder, string Name, string Namespace, string ClassName)
{
    /// <summary>The class behind the root namespace.</summary>
    public string FullName => Namespace.Length == 0 ? ClassName : Namespace + "." + ClassName;
}
