using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Generator;

/// <summary>A fault of ours as a problem like any other: a generator that throws is switched off by the compiler, and its code is missing.</summary>
internal static class OwnFault
{
    private static readonly MK9001OwnFault Rule = new();

    public static string Id => Rule.Id;

    public static Problem Of(string path, Exception fault) => Rule.Of(path, fault);
}
