using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2016StepNameTaken() : Rule("MK2016", "Step name taken", Severity.Error)
{
    public override IEnumerable<Problem> Check(ValidationContext context)
    {
        var migrations = context.Sequence.Migrations;
        var classNames = migrations.Any(migration => HasStep(migration.Up) || HasStep(migration.Down))
            ? ClassNames.Of(migrations, FolderIdentifier.OfClass(context.SetFolder.Substring(context.SetFolder.LastIndexOf('/') + 1)))
            : [];
        var problems = new List<Problem>();
        for (var i = 0; i < classNames.Count; i++)
        {
            problems.AddRange(Check(migrations[i].UpFile, migrations[i].Up, classNames[i]));
            problems.AddRange(Check(migrations[i].DownFile, migrations[i].Down, classNames[i]));
        }

        return problems;
    }

    private static bool HasStep(SqlScript? script)
    {
        for (var i = 0; i < script?.Directives.Count; i++)
        {
            if (script.Directives[i].Name == DirectiveName.Step)
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<Problem> Check(SqlFile? file, SqlScript? script, string className) =>
        from directive in script?.Directives ?? []
        where directive.Name == DirectiveName.Step && StepName.IsTaken(directive.Value, className)
        select At(
            file!.Path,
            SourceRange.Of(file.Text, directive.Span),
            $"'{file.Path}': a step cannot be called '{directive.Value}', because it becomes a method of the class {className}, which has that "
            + $"name already. Taken are {string.Join(", ", StepName.Members)} and {className}: name the step for what it does, like 'BackfillNames'.");
}
