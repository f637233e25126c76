using MigrationKit.Compiler;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Generator;

/// <summary>
/// A set in order and judged. <see cref="Sequence"/> is null only where ordering it failed by our own fault.
/// Cached: records of strings, numbers and equatable arrays only.
/// </summary>
internal sealed record SetResult(
    SetSource Source, MigrationSequence? Sequence, EquatableArray<string> ClassNames, EquatableArray<Problem> Problems)
{
    public static SetResult Of(SetSource source, CancellationToken cancellationToken)
    {
        MigrationSequence? sequence = null;
        var classNames = EquatableArray<string>.Empty;
        IEnumerable<Problem> problems = source.Problems;
        try
        {
            sequence = Sequencer.Sequence(source.Files, source.Journal, source.LockFiles);
            classNames = Compiler.Writing.ClassNames.Of(sequence.Migrations, source.Class.Name);
            cancellationToken.ThrowIfCancellationRequested();
            problems = problems.Concat(Validator.Check(
                new ValidationContext(source.Location.Folder, source.Files, sequence, source.IsContinuousIntegration)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            problems = problems.Append(OwnFault.Of("", exception));
        }

        return new SetResult(source, sequence, classNames, problems.ToEquatableArray());
    }
}
