using System.Collections.Immutable;
using System.Reflection;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Generator.Tests;

/// <summary>
/// What is cached must compare by value and hold on to nothing: a Roslyn type keeps a compilation in memory, an array makes
/// every run look like a change.
/// </summary>
public sealed class ModelShapeTests
{
    private static readonly Type[] Models =
    [
        typeof(ProjectSettings), typeof(SetFile), typeof(ParsedSetFile), typeof(ProjectSet), typeof(SetResult), typeof(SetReport),
        typeof(OutlineSource), typeof(ChunkSource),
    ];

    [Fact]
    public void CachedModelsAreMadeOfValues() => Assert.Empty(Models.SelectMany(model => Faults(model, [])).Distinct());

    [Theory]
    [InlineData(typeof(WithArray))]
    [InlineData(typeof(WithList))]
    [InlineData(typeof(WithRoslynType))]
    [InlineData(typeof(WithNestedFault))]
    public void AModelThatIsNotIsFound(Type model) => Assert.NotEmpty(Faults(model, []));

    private static IEnumerable<string> Faults(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(MigrationVersion))
        {
            return [];
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Faults(underlying, seen);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            return Faults(type.GetGenericArguments()[0], seen);
        }

        return type.Namespace?.StartsWith("MigrationKit", StringComparison.Ordinal) == true && IsRecord(type)
            ? type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).SelectMany(field => Faults(field.FieldType, seen))
            : [$"{type} is neither a value nor a record of values"];
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private sealed record WithArray(string[] Items);

    private sealed record WithList(ImmutableArray<TextSpan> Items);

    private sealed record WithRoslynType(Microsoft.CodeAnalysis.Location Place);

    private sealed record WithNestedFault(EquatableArray<WithArray> Items);
}
