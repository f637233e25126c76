using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Validation.Rules;
using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>The steps of a set that the user's C# does not have, each at the first directive that names it.</summary>
internal static class UnwrittenSteps
{
    private static readonly MK2017StepNotWritten Rule = new();

    public static IEnumerable<Problem> Of(SetResult result, Compilation compilation)
    {
        if (!result.Set.IsEmitted || result.Sequence is not { } sequence)
        {
            yield break;
        }

        for (var i = 0; i < sequence.Migrations.Count; i++)
        {
            var (migration, classPath) = (sequence.Migrations[i], $"{result.Set.Class.Name}.{result.ClassNames[i]}");
            foreach (var step in StepMethods.Of(migration, result.ClassNames[i]))
            {
                var members = Members(compilation, result.Set.Class, result.ClassNames[i], step);
                if (!members.Exists(IsCalled))
                {
                    var (file, directive) = First(migration, step);
                    yield return Rule.Of(file, directive, migration.Id, result.Set.Class.Namespace, classPath, isOther: members.Count > 0);
                }
            }
        }
    }

    private static List<ISymbol> Members(Compilation compilation, SetClass setClass, string className, string step)
    {
        var set = setClass.Namespace.Length == 0 ? setClass.Name : $"{setClass.Namespace}.{setClass.Name}";
        var type = compilation.Assembly.GetTypeByMetadataName($"{set}+{className}");
        return type is null ? [] : type.GetMembers(step).Where(member => !IsStandIn(member)).ToList();
    }

    // What ChunkWriter writes for a step.
    private static bool IsStandIn(ISymbol member) => member is IMethodSymbol { Parameters.Length: 1 } method && method.Parameters[0].IsParams;

    private static bool IsCalled(ISymbol member) =>
        member is IMethodSymbol { IsStatic: true, IsGenericMethod: false, Parameters.Length: >= 2 } method
        && method.Parameters.Take(2).All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
        && method.Parameters.Skip(2).All(parameter => parameter.IsOptional || parameter.IsParams)
        && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && Name(method.ReturnType) == "System.Threading.Tasks.ValueTask"
        && Name(method.Parameters[0].Type) == "MigrationKit.MigrationStepContext"
        && Name(method.Parameters[1].Type) == "System.Threading.CancellationToken";

    private static string Name(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();

    private static (SqlFile File, Directive Directive) First(SequencedMigration migration, string step)
    {
        var up = migration.Up.Directives.FirstOrDefault(IsStep);
        return up is not null ? (migration.UpFile, up) : (migration.DownFile!, migration.Down!.Directives.First(IsStep));

        bool IsStep(Directive directive) => directive.Name == DirectiveName.Step && directive.Value == step;
    }
}
