using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK1006NameNotPortable() : Rule("MK1006", "Name not portable", Severity.Warning)
{
    public override bool ConcernsTheFile => true;

    public override IEnumerable<Problem> Check(ValidationContext context)
    {
        var problems = new List<Problem>();
        for (var i = 0; i < context.Files.Count; i++)
        {
            var file = context.Files[i].File;
            if (PortableName.WhyNot(file.Path) is { } why)
            {
                problems.Add(At(
                    file.Path,
                    ValidationContext.FirstLine(file),
                    $"The name '{file.Path}' {why}. A colleague's checkout may lack the file or find another id; rename it if it has not shipped."));
            }
        }

        return problems;
    }
}
