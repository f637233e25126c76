using MigrationKit.Compiler;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Generator;

/// <summary>
/// A set in order and judged. <see cref="Sequence"/> is null only where compiling it failed by our own fault.
/// Cached: records of strings, numbers and equatable arrays only.
/// </summary>
internal sealed record SetResult(
    ProjectSet Set, MigrationSequence? Sequence, EquatableArray<string> ClassNames, EquatableArray<Problem> Problems)
{
    public static SetResult Of(ProjectSet set, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var compiled = MigrationCompiler.Compile(set.Source, set.Files, set.Locks);
            var classNames = Compiler.Sequencing.ClassNames.Of(compiled.Sequence.Migrations, set.Class.Name);
            return new SetResult(set, compiled.Sequence, classNames, set.Problems.Concat(compiled.Problems).ToEquatableArray());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var problems = set.Problems.Append(OwnFault.Of("", exception)).ToEquatableArray();
            return new SetResult(set, null, EquatableArray<string>.Empty, problems);
        }
    }
}
