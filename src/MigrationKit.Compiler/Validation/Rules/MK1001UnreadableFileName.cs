using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK1001UnreadableFileName() : Rule("MK1001", "Unreadable file name", Severity.Error)
{
    public override IEnumerable<Problem> Check(ValidationContext context) =>
        from file in context.Files
        where file.Name is null && !BaselineFile.Is(file.File.Path)
        let path = file.File.Path
        select At(
            path,
            ValidationContext.FirstLine(file.File),
            $"The name '{path}' says no version: name the file like '0001_add_email.sql', '20240131120000_add_email.sql', "
            + $"'V1_2__add_email.sql', 'R__views.sql' or '20240131_add_email/migration.sql'. If it is no migration, move it out of '{context.SetFolder}'.");
}
