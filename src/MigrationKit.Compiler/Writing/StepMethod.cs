namespace MigrationKit.Compiler.Writing;

/// <summary>A step of the set: <see cref="Name"/> of <see cref="ClassName"/>, called for migration <see cref="MigrationId"/>. Cached by the generator.</summary>
internal sealed record StepMethod(string MigrationId, string ClassName, string Name);
