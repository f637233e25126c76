namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The C# class of a set. <see cref="Namespace"/> is empty for the global one; <see cref="Accessibility"/> is the keyword.
/// Cached by the generator: strings only.
/// </summary>
internal sealed record SetClass(string Namespace, string Name, string Accessibility)
{
    /// <summary>The name that means this class wherever it stands, also inside a namespace called System or MigrationKit.</summary>
    public string FullName => Namespace.Length == 0 ? $"global::{Name}" : $"global::{Namespace}.{Name}";
}
